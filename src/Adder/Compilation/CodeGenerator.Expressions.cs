using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class CodeGenerator
{
    private void Visit(Expr[] expressions)
    {
        foreach (Expr expression in expressions) Visit(expression);
    }

    // compiler_visit_expr1
    private void Visit(Expr expression)
    {
        EnsureStack();
        Location location = Location.Of(expression.Span);
        switch (expression)
        {
            case Name e: NameOp(e.Id, e.Ctx, location); break;
            case Constant e: LoadConst(e.Value, location); break;
            case Syntax.Tree.Attribute e: AttributeExpression(e, location); break;
            case Call e: CallExpression(e, location); break;
            case BinOp e:
                Visit(e.Left);
                Visit(e.Right);
                AddBinary(e.Op, false, location);
                break;
            case Subscript e: SubscriptExpression(e, location); break;
            case Compare e: CompareExpression(e, location); break;
            case Syntax.Tree.Tuple e: Sequence(e.Elts, e.Ctx, Opcode.BuildList, isTuple: true, location); break;
            case List e: Sequence(e.Elts, e.Ctx, Opcode.BuildList, isTuple: false, location); break;
            case BoolOp e: BooleanExpression(e, location); break;
            case UnaryOp e:
                Visit(e.Operand);
                if (e.Op == UnaryOperator.UAdd) Add(UnaryIntrinsic.UnaryPositive, location);
                else
                {
                    Add(e.Op switch
                    {
                        UnaryOperator.Invert => Opcode.UnaryInvert,
                        UnaryOperator.Not => Opcode.UnaryNot,
                        _ => Opcode.UnaryNegative,
                    }, location);
                }
                break;
            case JoinedStr e: JoinedString(e, location); break;
            case FormattedValue e: FormattedValueExpression(e, location); break;
            case IfExp e: Conditional(e, location); break;
            case Dict e: DictDisplay(e, location); break;
            case Set e: UnpackedSequence(e.Elts, 0, Opcode.BuildSet, isTuple: false, location); break;
            case Lambda e: LambdaExpression(e); break;
            case GeneratorExp e: ComprehensionExpression(e, "<genexpr>", ComprehensionKind.Generator, e.Generators, e.Elt, null); break;
            case ListComp e: ComprehensionExpression(e, "<listcomp>", ComprehensionKind.List, e.Generators, e.Elt, null); break;
            case SetComp e: ComprehensionExpression(e, "<setcomp>", ComprehensionKind.Set, e.Generators, e.Elt, null); break;
            case DictComp e: ComprehensionExpression(e, "<dictcomp>", ComprehensionKind.Dict, e.Generators, e.Key, e.Value); break;
            case Starred e:
                Error(location, e.Ctx == ExprContext.Store
                    ? "starred assignment target must be in a list or tuple"
                    : "can't use starred expression here");
                break;
            case Slice e: Add(Opcode.BuildSlice, SliceParts(e), location); break;
            case NamedExpr e:
                Visit(e.Value);
                Add(Opcode.Copy, 1, location);
                Visit(e.Target);
                break;
            case Yield e: YieldExpression(e, location); break;
            case YieldFrom e: YieldFromExpression(e, location); break;
            case Await e: AwaitExpression(e, location); break;
        }
    }

    private void YieldExpression(Yield e, in Location location)
    {
        if (!_unit.Symbols.IsFunctionLike) Error(location, "'yield' outside function");
        if (e.Value is not null) Visit(e.Value);
        else LoadConst(s_none, location);
        AddYield(location);
    }

    private void YieldFromExpression(YieldFrom e, in Location location)
    {
        if (!_unit.Symbols.IsFunctionLike) Error(location, "'yield' outside function");
        if (_unit.Kind == UnitKind.AsyncFunction) Error(location, "'yield from' inside async function");
        Visit(e.Value);
        Add(Opcode.GetYieldFromIter, location);
        LoadConst(s_none, location);
        AddYieldFrom(false, location);
    }

    private void AwaitExpression(Await e, in Location location)
    {
        if (!IsTopLevelAwait)
        {
            if (!_unit.Symbols.IsFunctionLike) Error(location, "'await' outside function");
            if (_unit.Kind is not (UnitKind.AsyncFunction or UnitKind.Comprehension))
            {
                Error(location, "'await' outside async function");
            }
        }
        Visit(e.Value);
        AwaitValue(0, location);
    }

    private void BooleanExpression(BoolOp e, in Location location)
    {
        Opcode jump = e.Op == BoolOperator.And ? Opcode.PopJumpIfFalse : Opcode.PopJumpIfTrue;
        Label end = NewLabel();
        for (int i = 0; i < e.Values.Length - 1; i++)
        {
            Visit(e.Values[i]);
            Add(Opcode.Copy, 1, location);
            AddJump(jump, end, location);
            Add(Opcode.PopTop, location);
        }
        Visit(e.Values[^1]);
        Use(end);
    }

    private void Conditional(IfExp e, in Location location)
    {
        Label end = NewLabel(), next = NewLabel();
        JumpIf(e.Test, next, false, location);
        Visit(e.Body);
        AddJump(Opcode.Jump, end, Location.None);
        Use(next);
        Visit(e.Orelse);
        Use(end);
    }

    private void CompareExpression(Compare e, in Location location)
    {
        WarnOfIdentityWithLiteral(e, location);
        Visit(e.Left);
        int last = e.Ops.Length - 1;
        if (last == 0)
        {
            Visit(e.Comparators[0]);
            AddCompare(e.Ops[0], location);
            return;
        }
        Label cleanup = NewLabel();
        for (int i = 0; i < last; i++)
        {
            Visit(e.Comparators[i]);
            Add(Opcode.Swap, 2, location);
            Add(Opcode.Copy, 2, location);
            AddCompare(e.Ops[i], location);
            Add(Opcode.Copy, 1, location);
            AddJump(Opcode.PopJumpIfFalse, cleanup, location);
            Add(Opcode.PopTop, location);
        }
        Visit(e.Comparators[last]);
        AddCompare(e.Ops[last], location);
        Label end = NewLabel();
        AddJump(Opcode.Jump, end, Location.None);
        Use(cleanup);
        Add(Opcode.Swap, 2, location);
        Add(Opcode.PopTop, location);
        Use(end);
    }

    // compiler_jump_if
    private void JumpIf(Expr test, Label next, bool condition, in Location location)
    {
        EnsureStack();
        switch (test)
        {
            case UnaryOp { Op: UnaryOperator.Not } e:
                JumpIf(e.Operand, next, !condition, location);
                return;
            case BoolOp e:
                bool shortCircuit = e.Op == BoolOperator.Or;
                Label next2 = shortCircuit == condition ? next : NewLabel();
                for (int i = 0; i < e.Values.Length - 1; i++) JumpIf(e.Values[i], next2, shortCircuit, location);
                JumpIf(e.Values[^1], next, condition, location);
                if (next2 != next) Use(next2);
                return;
            case IfExp e:
                JumpIfConditional(e, next, condition, location);
                return;
            case Compare { Ops.Length: > 1 } e:
                JumpIfChain(e, next, condition);
                return;
        }
        Visit(test);
        AddJump(condition ? Opcode.PopJumpIfTrue : Opcode.PopJumpIfFalse, next, Location.Of(test.Span));
    }

    private void JumpIfConditional(IfExp e, Label next, bool condition, in Location location)
    {
        Label end = NewLabel(), orelse = NewLabel();
        JumpIf(e.Test, orelse, false, location);
        JumpIf(e.Body, next, condition, location);
        AddJump(Opcode.Jump, end, Location.None);
        Use(orelse);
        JumpIf(e.Orelse, next, condition, location);
        Use(end);
    }

    private void JumpIfChain(Compare e, Label next, bool condition)
    {
        Location location = Location.Of(e.Span);
        WarnOfIdentityWithLiteral(e, location);
        int last = e.Ops.Length - 1;
        Label cleanup = NewLabel();
        Visit(e.Left);
        for (int i = 0; i < last; i++)
        {
            Visit(e.Comparators[i]);
            Add(Opcode.Swap, 2, location);
            Add(Opcode.Copy, 2, location);
            AddCompare(e.Ops[i], location);
            AddJump(Opcode.PopJumpIfFalse, cleanup, location);
        }
        Visit(e.Comparators[last]);
        AddCompare(e.Ops[last], location);
        AddJump(condition ? Opcode.PopJumpIfTrue : Opcode.PopJumpIfFalse, next, location);
        Label end = NewLabel();
        AddJump(Opcode.Jump, end, Location.None);
        Use(cleanup);
        Add(Opcode.PopTop, location);
        if (!condition) AddJump(Opcode.Jump, next, Location.None);
        Use(end);
    }

    private void JoinedString(JoinedStr e, in Location location)
    {
        int count = e.Values.Length;
        if (count > StackUseGuideline)
        {
            LoadConst("", location);
            AddName(Opcode.LoadMethod, "join", location);
            Add(Opcode.BuildList, 0, location);
            foreach (Expr value in e.Values)
            {
                Visit(value);
                Add(Opcode.ListAppend, 1, location);
            }
            Add(Opcode.Call, 1, location);
            return;
        }
        Visit(e.Values);
        if (count != 1) Add(Opcode.BuildString, count, location);
    }

    private void FormattedValueExpression(FormattedValue e, in Location location)
    {
        Visit(e.Value);
        int oparg = e.Conversion switch
        {
            's' => 1,
            'r' => 2,
            'a' => 3,
            -1 => 0,
            _ => throw CompilationErrors.Bare(Syntax.SyntaxErrorKind.SystemError, $"Unrecognized conversion character {e.Conversion}"),
        };
        if (e.FormatSpec is not null)
        {
            Visit(e.FormatSpec);
            oparg |= 4;
        }
        Add(Opcode.FormatValue, oparg, location);
    }
}
