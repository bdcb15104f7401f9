using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class CodeGenerator
{
    // compiler_class
    private void Class(ClassDef s)
    {
        foreach (Expr decorator in s.DecoratorList) Visit(decorator);
        int firstLine = FirstLine(s, s.DecoratorList);
        Location location = Location.Of(s.Span);
        bool isGeneric = s.TypeParams.Length > 0;
        if (isGeneric)
        {
            _unit.Private = s.Name;
            Add(Opcode.PushNull, location);
            EnterScope($"<generic parameters of {s.Name}>", UnitKind.TypeParams, s.TypeParams, firstLine);
            TypeParameters(s.TypeParams);
            NameOp(".type_params", ExprContext.Store, location);
        }
        ClassBody(s, firstLine);
        if (isGeneric)
        {
            NameOp(".type_params", ExprContext.Load, location);
            Add(UnaryIntrinsic.SubscriptGeneric, location);
            NameOp(".generic_base", ExprContext.Store, location);
            Expr[] bases = [.. s.Bases, new Name(".generic_base", ExprContext.Load, s.Span)];
            CallArguments(2, bases, s.Keywords, location);
            MakeClosure(ExitScope(addNone: false), 0, location);
            Add(Opcode.Call, 0, location);
        }
        else
        {
            CallArguments(2, s.Bases, s.Keywords, location);
        }
        ApplyDecorators(s.DecoratorList);
        NameOp(s.Name, ExprContext.Store, location);
    }

    // compiler_class_body: <name> = __build_class__(<func>, <name>, *<bases>, **<keywords>)
    private void ClassBody(ClassDef s, int firstLine)
    {
        EnterScope(s.Name, UnitKind.Class, s, firstLine);
        Location location = Location.OfLine(firstLine);
        _unit.Private = s.Name;
        NameOp("__name__", ExprContext.Load, location);
        NameOp("__module__", ExprContext.Store, location);
        LoadConst(_unit.Qualname, location);
        NameOp("__qualname__", ExprContext.Store, location);
        if (s.TypeParams.Length > 0)
        {
            NameOp(".type_params", ExprContext.Load, location);
            NameOp("__type_params__", ExprContext.Store, location);
        }
        if (_unit.Symbols.NeedsClassDict)
        {
            Add(Opcode.LoadLocals, location);
            Add(Opcode.StoreDeref, _unit.Cellvars.Get("__classdict__"), location);
        }
        Body(s.Body, location);
        if (_unit.Symbols.NeedsClassDict)
        {
            Add(Opcode.LoadClosure, _unit.Cellvars.Get("__classdict__"), Location.None);
            NameOp("__classdictcell__", ExprContext.Store, Location.None);
        }
        if (_unit.Symbols.NeedsClassClosure)
        {
            Add(Opcode.LoadClosure, _unit.Cellvars.Get("__class__"), Location.None);
            Add(Opcode.Copy, 1, Location.None);
            NameOp("__classcell__", ExprContext.Store, Location.None);
        }
        else
        {
            LoadConst(s_none, Location.None);
        }
        Add(Opcode.ReturnValue, Location.None);
        CodeUnit code = ExitScope(addNone: true);

        location = Location.Of(s.Span);
        Add(Opcode.PushNull, location);
        Add(Opcode.LoadBuildClass, location);
        MakeClosure(code, 0, location);
        LoadConst(s.Name, location);
    }

    // compiler_type_params
    private void TypeParameters(TypeParam[] parameters)
    {
        foreach (TypeParam parameter in parameters)
        {
            Location location = Location.Of(parameter.Span);
            string name;
            switch (parameter)
            {
                case TypeVar { Bound: { } bound } t:
                    name = t.Name;
                    LoadConst(name, location);
                    EnterScope(name, UnitKind.TypeParams, t, bound.Span.Line);
                    Visit(bound);
                    Add(Opcode.ReturnValue, location);
                    MakeClosure(ExitScope(addNone: true), 0, location);
                    Add(bound is Syntax.Tree.Tuple ? BinaryIntrinsic.TypeVarWithConstraints : BinaryIntrinsic.TypeVarWithBound, location);
                    break;
                case TypeVar t:
                    name = t.Name;
                    LoadConst(name, location);
                    Add(UnaryIntrinsic.TypeVar, location);
                    break;
                case TypeVarTuple t:
                    name = t.Name;
                    LoadConst(name, location);
                    Add(UnaryIntrinsic.TypeVarTuple, location);
                    break;
                default:
                    name = ((ParamSpec)parameter).Name;
                    LoadConst(name, location);
                    Add(UnaryIntrinsic.ParamSpec, location);
                    break;
            }
            Add(Opcode.Copy, 1, location);
            NameOp(name, ExprContext.Store, location);
        }
        Add(Opcode.BuildTuple, parameters.Length, Location.Of(parameters[0].Span));
    }

    // compiler_typealias
    private void TypeAliasStatement(TypeAlias s)
    {
        Location location = Location.Of(s.Span);
        string name = ((Name)s.Name).Id;
        bool isGeneric = s.TypeParams.Length > 0;
        if (isGeneric)
        {
            Add(Opcode.PushNull, location);
            EnterScope($"<generic parameters of {name}>", UnitKind.TypeParams, s.TypeParams, location.Line);
            LoadConst(name, location);
            TypeParameters(s.TypeParams);
        }
        else
        {
            LoadConst(name, location);
            LoadConst(s_none, location);
        }
        EnterScope(name, UnitKind.Function, s, location.Line);
        _unit.Consts.Add(s_none);
        Visit(s.Value);
        Add(Opcode.ReturnValue, location);
        MakeClosure(ExitScope(addNone: false), 0, location);
        Add(Opcode.BuildTuple, 3, location);
        Add(UnaryIntrinsic.TypeAlias, location);
        if (isGeneric)
        {
            MakeClosure(ExitScope(addNone: false), 0, location);
            Add(Opcode.Call, 0, location);
        }
        NameOp(name, ExprContext.Store, location);
    }
}
