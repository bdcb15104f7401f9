using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class CodeGenerator
{
    private void Add(Opcode opcode, in Location location) => _code.Add(opcode, 0, location);

    private void Add(Opcode opcode, int oparg, in Location location) => _code.Add(opcode, oparg, location);

    private void AddJump(Opcode opcode, Label target, in Location location) => _code.Add(opcode, target.Id, location);

    private void Add(UnaryIntrinsic intrinsic, in Location location) => _code.Add(Opcode.CallIntrinsic1, (int)intrinsic, location);

    private void Add(BinaryIntrinsic intrinsic, in Location location) => _code.Add(Opcode.CallIntrinsic2, (int)intrinsic, location);

    private Label NewLabel() => _code.NewLabel();

    private void Use(Label label) => _code.Use(label);

    private void LoadConst(object value, in Location location) => _code.Add(Opcode.LoadConst, _unit.Consts.Add(value), location);

    private string Mangle(string name) => NameMangling.Mangle(_unit.Private, name);

    /// <summary>An instruction that names an attribute or a global.</summary>
    private void AddName(Opcode opcode, string name, in Location location)
    {
        int oparg = _unit.Names.Add(Mangle(name));
        switch (opcode)
        {
            case Opcode.LoadAttr:
                oparg <<= 1;
                break;
            case Opcode.LoadMethod:
                (opcode, oparg) = (Opcode.LoadAttr, oparg << 1 | 1);
                break;
            case Opcode.LoadSuperAttr:
                oparg = oparg << 2 | 2;
                break;
            case Opcode.LoadSuperMethod:
                (opcode, oparg) = (Opcode.LoadSuperAttr, oparg << 2 | 3);
                break;
            case Opcode.LoadZeroSuperAttr:
                (opcode, oparg) = (Opcode.LoadSuperAttr, oparg << 2);
                break;
            case Opcode.LoadZeroSuperMethod:
                (opcode, oparg) = (Opcode.LoadSuperAttr, oparg << 2 | 1);
                break;
        }
        _code.Add(opcode, oparg, location);
    }

    private void AddBinary(Operator op, bool inplace, in Location location)
    {
        BinaryOperator binary = op switch
        {
            Operator.Add => BinaryOperator.Add,
            Operator.Sub => BinaryOperator.Subtract,
            Operator.Mult => BinaryOperator.Multiply,
            Operator.MatMult => BinaryOperator.MatrixMultiply,
            Operator.Div => BinaryOperator.TrueDivide,
            Operator.Mod => BinaryOperator.Remainder,
            Operator.Pow => BinaryOperator.Power,
            Operator.LShift => BinaryOperator.LShift,
            Operator.RShift => BinaryOperator.RShift,
            Operator.BitOr => BinaryOperator.Or,
            Operator.BitXor => BinaryOperator.Xor,
            Operator.BitAnd => BinaryOperator.And,
            _ => BinaryOperator.FloorDivide,
        };
        Add(Opcode.BinaryOp, (int)binary + (inplace ? (int)BinaryOperator.InplaceAdd : 0), location);
    }

    // compiler_addcompare: the operator above bit 4, below it the mask that specialized forms test.
    private void AddCompare(CmpOp op, in Location location)
    {
        switch (op)
        {
            case CmpOp.Is: Add(Opcode.IsOp, 0, location); break;
            case CmpOp.IsNot: Add(Opcode.IsOp, 1, location); break;
            case CmpOp.In: Add(Opcode.ContainsOp, 0, location); break;
            case CmpOp.NotIn: Add(Opcode.ContainsOp, 1, location); break;
            case CmpOp.Lt: Add(Opcode.CompareOp, 0 << 4 | 2, location); break;
            case CmpOp.LtE: Add(Opcode.CompareOp, 1 << 4 | 10, location); break;
            case CmpOp.Eq: Add(Opcode.CompareOp, 2 << 4 | 8, location); break;
            case CmpOp.NotEq: Add(Opcode.CompareOp, 3 << 4 | 7, location); break;
            case CmpOp.Gt: Add(Opcode.CompareOp, 4 << 4 | 4, location); break;
            default: Add(Opcode.CompareOp, 5 << 4 | 12, location); break;
        }
    }

    private void AddYield(in Location location)
    {
        if (_unit.Symbols is { Generator: true, Coroutine: true }) Add(UnaryIntrinsic.AsyncGenWrap, location);
        Add(Opcode.YieldValue, 0, location);
        Add(Opcode.Resume, 1, location);
    }

    // compiler_add_yield_from
    private void AddYieldFrom(bool await, in Location location)
    {
        Label send = NewLabel(), fail = NewLabel(), exit = NewLabel();
        Use(send);
        AddJump(Opcode.Send, exit, location);
        // A virtual try/except for the StopIteration of a close or throw: YIELD_VALUE raises only then.
        AddJump(Opcode.SetupFinally, fail, location);
        Add(Opcode.YieldValue, 0, location);
        Add(Opcode.PopBlock, Location.None);
        Add(Opcode.Resume, await ? 3 : 2, location);
        AddJump(Opcode.JumpNoInterrupt, send, location);
        Use(fail);
        Add(Opcode.CleanupThrow, location);
        Use(exit);
        Add(Opcode.EndSend, location);
    }

    private void AddPopExceptAndReraise(in Location location)
    {
        Add(Opcode.Copy, 3, location);
        Add(Opcode.PopExcept, location);
        Add(Opcode.Reraise, 1, location);
    }

    private void AwaitValue(int kind, in Location location)
    {
        Add(Opcode.GetAwaitable, kind, location);
        LoadConst(s_none, location);
        AddYieldFrom(true, location);
    }

    // compiler_nameop
    private void NameOp(string name, ExprContext context, in Location location)
    {
        RefuseForbiddenName(name, context, location);
        string mangled = Mangle(name);
        SymbolTableEntry symbols = _unit.Symbols;
        NameScope scope = symbols.ScopeOf(mangled);
        switch (scope)
        {
            case NameScope.Free:
                DerefOp(mangled, _unit.Freevars, context, location);
                return;
            case NameScope.Cell:
                DerefOp(mangled, _unit.Cellvars, context, location);
                return;
            case NameScope.Local when symbols.IsFunctionLike || _unit.FastHidden.Get(mangled) == 1:
                Opcode fast = context switch
                {
                    ExprContext.Load => Opcode.LoadFast,
                    ExprContext.Store => Opcode.StoreFast,
                    _ => Opcode.DeleteFast,
                };
                Add(fast, _unit.Varnames.Add(mangled), location);
                return;
            case NameScope.GlobalExplicit:
            case NameScope.GlobalImplicit when symbols.IsFunctionLike:
                GlobalOp(mangled, scope, context, location);
                return;
        }
        Opcode opcode = context switch
        {
            ExprContext.Load => _unit.IsClassBlock && _unit.InlinedComprehensions > 0 ? Opcode.LoadGlobal : Opcode.LoadName,
            ExprContext.Store => Opcode.StoreName,
            _ => Opcode.DeleteName,
        };
        int oparg = _unit.Names.Add(mangled);
        Add(opcode, opcode == Opcode.LoadGlobal ? oparg << 1 : oparg, location);
    }

    private void DerefOp(string mangled, NameMap names, ExprContext context, in Location location)
    {
        Opcode opcode = context switch
        {
            ExprContext.Load => Opcode.LoadDeref,
            ExprContext.Store => Opcode.StoreDeref,
            _ => Opcode.DeleteDeref,
        };
        if (context == ExprContext.Load)
        {
            if (_unit.IsClassBlock && _unit.InlinedComprehensions == 0)
            {
                opcode = Opcode.LoadFromDictOrDeref;
                Add(Opcode.LoadLocals, location);
            }
            else if (_unit.Symbols.CanSeeClassScope)
            {
                opcode = Opcode.LoadFromDictOrDeref;
                Add(Opcode.LoadDeref, _unit.Freevars.Get("__classdict__"), location);
            }
        }
        Add(opcode, IndexOf(names, mangled), location);
    }

    private void GlobalOp(string mangled, NameScope scope, ExprContext context, in Location location)
    {
        Opcode opcode = context switch
        {
            ExprContext.Load => Opcode.LoadGlobal,
            ExprContext.Store => Opcode.StoreGlobal,
            _ => Opcode.DeleteGlobal,
        };
        if (context == ExprContext.Load && scope == NameScope.GlobalImplicit && _unit.Symbols.CanSeeClassScope)
        {
            opcode = Opcode.LoadFromDictOrGlobals;
            Add(Opcode.LoadDeref, _unit.Freevars.Get("__classdict__"), location);
        }
        int oparg = _unit.Names.Add(mangled);
        Add(opcode, opcode == Opcode.LoadGlobal ? oparg << 1 : oparg, location);
    }

    private static int IndexOf(NameMap names, string name)
    {
        int index = names.Get(name, -1);
        if (index >= 0) return index;
        throw CompilationErrors.Bare(Syntax.SyntaxErrorKind.SystemError, $"compiler_lookup_arg(name='{name}') failed");
    }

    private static void RefuseForbiddenName(string name, ExprContext context, in Location location)
    {
        if (context == ExprContext.Load || name != "__debug__") return;
        Error(location, context == ExprContext.Store ? "cannot assign to __debug__" : "cannot delete __debug__");
    }
}
