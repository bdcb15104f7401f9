using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class CodeGenerator
{
    private void Visit(Stmt[] body)
    {
        foreach (Stmt statement in body) Visit(statement);
    }

    // compiler_visit_stmt
    private void Visit(Stmt statement)
    {
        EnsureStack();
        Location location = Location.Of(statement.Span);
        switch (statement)
        {
            case ExprStmt s: ExpressionStatement(s, location); break;
            case Assign s: Assignment(s, location); break;
            case If s: IfStatement(s, location); break;
            case Return s: ReturnStatement(s, location); break;
            case FunctionDef s:
                Function(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, UnitKind.Function);
                break;
            case ClassDef s: Class(s); break;
            case For s: ForStatement(s, location); break;
            case While s: WhileStatement(s, location); break;
            case Raise s: RaiseStatement(s, location); break;
            case Try s: TryStatement(s); break;
            case TryStar s: TryStarStatement(s); break;
            case With s: WithStatement(s, 0); break;
            case Import s: ImportStatement(s, location); break;
            case ImportFrom s: FromImport(s, location); break;
            case AugAssign s: AugmentedAssignment(s, location); break;
            case AnnAssign s: AnnotatedAssignment(s, location); break;
            case Assert s: AssertStatement(s, location); break;
            case Delete s:
                foreach (Expr target in s.Targets) Visit(target);
                break;
            case Pass: Add(Opcode.Nop, location); break;
            case Break: BreakStatement(location); break;
            case Continue: ContinueStatement(location); break;
            case AsyncFunctionDef s:
                Function(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, UnitKind.AsyncFunction);
                break;
            case AsyncFor s: AsyncForStatement(s, location); break;
            case AsyncWith s: AsyncWithStatement(s, 0); break;
            case Match s: MatchStatement(s); break;
            case TypeAlias s: TypeAliasStatement(s); break;
        }
    }

    private void ExpressionStatement(ExprStmt s, in Location location)
    {
        if (_interactive && _nesting <= 1)
        {
            Visit(s.Value);
            Add(UnaryIntrinsic.Print, location);
            Add(Opcode.PopTop, Location.None);
        }
        else if (s.Value is Constant)
        {
            Add(Opcode.Nop, location);
        }
        else
        {
            Visit(s.Value);
            Add(Opcode.PopTop, Location.None);
        }
    }

    private void Assignment(Assign s, in Location location)
    {
        Visit(s.Value);
        for (int i = 0; i < s.Targets.Length; i++)
        {
            if (i < s.Targets.Length - 1) Add(Opcode.Copy, 1, location);
            Visit(s.Targets[i]);
        }
    }

    private void IfStatement(If s, in Location location)
    {
        Label end = NewLabel();
        Label next = s.Orelse.Length > 0 ? NewLabel() : end;
        JumpIf(s.Test, next, false, location);
        Visit(s.Body);
        if (s.Orelse.Length > 0)
        {
            AddJump(Opcode.Jump, end, Location.None);
            Use(next);
            Visit(s.Orelse);
        }
        Use(end);
    }

    private void ForStatement(For s, in Location location)
    {
        Label start = NewLabel(), body = NewLabel(), cleanup = NewLabel(), end = NewLabel();
        PushBlock(FrameBlockKind.ForLoop, start, end, null, location);
        Visit(s.Iter);
        Add(Opcode.GetIter, location);
        Use(start);
        AddJump(Opcode.ForIter, cleanup, location);
        Use(body);
        Visit(s.Target);
        Visit(s.Body);
        AddJump(Opcode.Jump, start, Location.None);
        Use(cleanup);
        Add(Opcode.EndFor, Location.None);
        PopBlock();
        Visit(s.Orelse);
        Use(end);
    }

    private void AsyncForStatement(AsyncFor s, in Location location)
    {
        RequireAsync(location, "'async for' outside async function");
        Label start = NewLabel(), except = NewLabel(), end = NewLabel();
        Visit(s.Iter);
        Add(Opcode.GetAiter, location);
        Use(start);
        PushBlock(FrameBlockKind.ForLoop, start, end, null, location);
        AddJump(Opcode.SetupFinally, except, location);
        Add(Opcode.GetAnext, location);
        LoadConst(s_none, location);
        AddYieldFrom(true, location);
        Add(Opcode.PopBlock, location);
        Visit(s.Target);
        Visit(s.Body);
        AddJump(Opcode.Jump, start, Location.None);
        PopBlock();
        Use(except);
        // The line of the iterator: this comes after the `for`, not after the body.
        Add(Opcode.EndAsyncFor, Location.Of(s.Iter.Span));
        Visit(s.Orelse);
        Use(end);
    }

    private void RequireAsync(in Location location, string message)
    {
        if (IsTopLevelAwait) _unit.Symbols.Coroutine = true;
        else if (_unit.Kind != UnitKind.AsyncFunction) Error(location, message);
    }

    private void WhileStatement(While s, in Location location)
    {
        Label loop = NewLabel(), body = NewLabel(), end = NewLabel(), anchor = NewLabel();
        Use(loop);
        PushBlock(FrameBlockKind.WhileLoop, loop, end, null, location);
        JumpIf(s.Test, anchor, false, location);
        Use(body);
        Visit(s.Body);
        JumpIf(s.Test, body, true, location);
        PopBlock();
        Use(anchor);
        Visit(s.Orelse);
        Use(end);
    }

    private void ReturnStatement(Return s, Location location)
    {
        Location origin = location;
        bool preserve = s.Value is not (null or Constant);
        if (!_unit.Symbols.IsFunctionLike) Error(location, "'return' outside function");
        if (s.Value is not null && _unit.Symbols is { Coroutine: true, Generator: true })
        {
            Error(location, "'return' with value in async generator");
        }
        if (preserve)
        {
            Visit(s.Value!);
        }
        else if (s.Value is not null)
        {
            location = Location.Of(s.Value.Span);
            Add(Opcode.Nop, location);
        }
        if (s.Value is null || s.Value.Span.Line != s.Span.Line)
        {
            location = origin;
            Add(Opcode.Nop, location);
        }
        UnwindAll(ref location, preserve);
        if (s.Value is null) LoadConst(s_none, location);
        else if (!preserve) LoadConst(((Constant)s.Value).Value, location);
        Add(Opcode.ReturnValue, location);
    }

    private void BreakStatement(Location location)
    {
        Location origin = location;
        Add(Opcode.Nop, location);
        if (UnwindToLoop(ref location) is not { } loop)
        {
            Error(origin, "'break' outside loop");
            return;
        }
        Unwind(loop, ref location, false);
        AddJump(Opcode.Jump, loop.Exit, location);
    }

    private void ContinueStatement(Location location)
    {
        Location origin = location;
        Add(Opcode.Nop, location);
        if (UnwindToLoop(ref location) is not { } loop)
        {
            Error(origin, "'continue' not properly in loop");
            return;
        }
        AddJump(Opcode.Jump, loop.Block, location);
    }

    private void RaiseStatement(Raise s, in Location location)
    {
        int count = 0;
        if (s.Exc is not null)
        {
            Visit(s.Exc);
            count++;
            if (s.Cause is not null)
            {
                Visit(s.Cause);
                count++;
            }
        }
        Add(Opcode.RaiseVarargs, count, location);
    }

    private void AssertStatement(Assert s, in Location location)
    {
        if (s.Test is Syntax.Tree.Tuple { Elts.Length: > 0 } or Constant { Value: object[] { Length: > 0 } })
        {
            Warn(location, "assertion is always true, perhaps remove parentheses?");
        }
        if (_optimize > 0) return;
        Label end = NewLabel();
        JumpIf(s.Test, end, true, location);
        Add(Opcode.LoadAssertionError, location);
        if (s.Msg is not null)
        {
            Visit(s.Msg);
            Add(Opcode.Call, 0, location);
        }
        Add(Opcode.RaiseVarargs, 1, location);
        Use(end);
    }
}
