using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class CodeGenerator
{
    private void TryStatement(Try s)
    {
        if (s.Finalbody.Length > 0) TryFinally(s, s.Body, s.Handlers, s.Orelse, s.Finalbody, isStar: false);
        else TryExcept(s, s.Body, s.Handlers, s.Orelse);
    }

    private void TryStarStatement(TryStar s)
    {
        if (s.Finalbody.Length > 0) TryFinally(s, s.Body, s.Handlers, s.Orelse, s.Finalbody, isStar: true);
        else TryStarExcept(s, s.Body, s.Handlers, s.Orelse);
    }

    // compiler_try_finally: the finally body is generated twice, for leaving normally and with an exception.
    private void TryFinally(Stmt s, Stmt[] tryBody, ExceptHandler[] handlers, Stmt[] orelse, Stmt[] finalbody, bool isStar)
    {
        Location location = Location.Of(s.Span);
        Label body = NewLabel(), end = NewLabel(), exit = NewLabel(), cleanup = NewLabel();
        AddJump(Opcode.SetupFinally, end, location);
        Use(body);
        PushBlock(FrameBlockKind.FinallyTry, body, end, finalbody, location);
        if (handlers.Length == 0) Visit(tryBody);
        else if (isStar) TryStarExcept(s, tryBody, handlers, orelse);
        else TryExcept(s, tryBody, handlers, orelse);
        Add(Opcode.PopBlock, Location.None);
        PopBlock();
        Visit(finalbody);
        AddJump(Opcode.Jump, exit, Location.None);

        Use(end);
        AddJump(Opcode.SetupCleanup, cleanup, Location.None);
        Add(Opcode.PushExcInfo, Location.None);
        PushBlock(FrameBlockKind.FinallyEnd, end, Label.None, null, Location.None);
        Visit(finalbody);
        PopBlock();
        Add(Opcode.Reraise, 0, Location.None);
        Use(cleanup);
        AddPopExceptAndReraise(Location.None);
        Use(exit);
    }

    // compiler_try_except
    private void TryExcept(Stmt s, Stmt[] tryBody, ExceptHandler[] handlers, Stmt[] orelse)
    {
        Location location = Location.Of(s.Span);
        Label body = NewLabel(), except = NewLabel(), end = NewLabel(), cleanup = NewLabel();
        AddJump(Opcode.SetupFinally, except, location);
        Use(body);
        PushBlock(FrameBlockKind.TryExcept, body, Label.None, null, location);
        Visit(tryBody);
        PopBlock();
        Add(Opcode.PopBlock, Location.None);
        Visit(orelse);
        AddJump(Opcode.Jump, end, Location.None);
        Use(except);
        AddJump(Opcode.SetupCleanup, cleanup, Location.None);
        Add(Opcode.PushExcInfo, Location.None);
        PushBlock(FrameBlockKind.ExceptionHandler, Label.None, Label.None, null, location);
        for (int i = 0; i < handlers.Length; i++)
        {
            ExceptHandler handler = handlers[i];
            Location at = Location.Of(handler.Span);
            if (handler.Type is null && i < handlers.Length - 1) Error(at, "default 'except:' must be last");
            Label next = NewLabel();
            if (handler.Type is not null)
            {
                Visit(handler.Type);
                Add(Opcode.CheckExcMatch, at);
                AddJump(Opcode.PopJumpIfFalse, next, at);
            }
            if (handler.Name is not null) NamedHandler(handler, end, at);
            else UnnamedHandler(handler, end, at);
            Use(next);
        }
        PopBlock();
        Add(Opcode.Reraise, 0, Location.None);
        Use(cleanup);
        AddPopExceptAndReraise(Location.None);
        Use(end);
    }

    // The body of `except E as name` is wrapped in a try/finally that forgets the name.
    private void NamedHandler(ExceptHandler handler, Label end, in Location at)
    {
        Label cleanupEnd = NewLabel(), cleanupBody = NewLabel();
        NameOp(handler.Name!, ExprContext.Store, at);
        AddJump(Opcode.SetupCleanup, cleanupEnd, at);
        Use(cleanupBody);
        PushBlock(FrameBlockKind.HandlerCleanup, cleanupBody, Label.None, handler.Name, at);
        Visit(handler.Body);
        PopBlock();
        Add(Opcode.PopBlock, Location.None);
        Add(Opcode.PopBlock, Location.None);
        Add(Opcode.PopExcept, Location.None);
        ForgetHandlerName(handler.Name, Location.None);
        AddJump(Opcode.Jump, end, Location.None);
        Use(cleanupEnd);
        ForgetHandlerName(handler.Name, Location.None);
        Add(Opcode.Reraise, 1, Location.None);
    }

    private void UnnamedHandler(ExceptHandler handler, Label end, in Location at)
    {
        Label cleanupBody = NewLabel();
        Add(Opcode.PopTop, at);
        Use(cleanupBody);
        PushBlock(FrameBlockKind.HandlerCleanup, cleanupBody, Label.None, null, at);
        Visit(handler.Body);
        PopBlock();
        Add(Opcode.PopBlock, Location.None);
        Add(Opcode.PopExcept, Location.None);
        AddJump(Opcode.Jump, end, Location.None);
    }

    // compiler_try_star_except
    private void TryStarExcept(Stmt s, Stmt[] tryBody, ExceptHandler[] handlers, Stmt[] orelseBody)
    {
        Location location = Location.Of(s.Span);
        Label body = NewLabel(), except = NewLabel(), orelse = NewLabel(), end = NewLabel(), cleanup = NewLabel();
        Label reraiseStar = NewLabel();
        AddJump(Opcode.SetupFinally, except, location);
        Use(body);
        PushBlock(FrameBlockKind.TryExcept, body, Label.None, null, location);
        Visit(tryBody);
        PopBlock();
        Add(Opcode.PopBlock, Location.None);
        AddJump(Opcode.Jump, orelse, Location.None);
        Use(except);
        AddJump(Opcode.SetupCleanup, cleanup, Location.None);
        Add(Opcode.PushExcInfo, Location.None);
        PushBlock(FrameBlockKind.ExceptionGroupHandler, Label.None, Label.None, null, location);
        for (int i = 0; i < handlers.Length; i++)
        {
            StarHandler(handlers[i], i == 0, i == handlers.Length - 1, reraiseStar);
        }
        PopBlock();
        Label reraise = NewLabel();
        Use(reraiseStar);
        Add(BinaryIntrinsic.PrepReraiseStar, Location.None);
        Add(Opcode.Copy, 1, Location.None);
        AddJump(Opcode.PopJumpIfNotNone, reraise, Location.None);
        Add(Opcode.PopTop, Location.None);
        Add(Opcode.PopBlock, Location.None);
        Add(Opcode.PopExcept, Location.None);
        AddJump(Opcode.Jump, end, Location.None);
        Use(reraise);
        Add(Opcode.PopBlock, Location.None);
        Add(Opcode.Swap, 2, Location.None);
        Add(Opcode.PopExcept, Location.None);
        Add(Opcode.Reraise, 0, Location.None);
        Use(cleanup);
        AddPopExceptAndReraise(Location.None);
        Use(orelse);
        Visit(orelseBody);
        Use(end);
    }

    // On the stack: the whole group, a list of what was raised so far, and what is left of the group.
    private void StarHandler(ExceptHandler handler, bool isFirst, bool isLast, Label reraiseStar)
    {
        Location at = Location.Of(handler.Span);
        Label next = NewLabel(), nextWithError = NewLabel(), noMatch = NewLabel();
        if (isFirst)
        {
            Add(Opcode.BuildList, 0, at);
            Add(Opcode.Copy, 2, at);
        }
        if (handler.Type is not null)
        {
            Visit(handler.Type);
            Add(Opcode.CheckEgMatch, at);
            Add(Opcode.Copy, 1, at);
            AddJump(Opcode.PopJumpIfNone, noMatch, at);
        }
        Label cleanupEnd = NewLabel(), cleanupBody = NewLabel();
        if (handler.Name is not null) NameOp(handler.Name, ExprContext.Store, at);
        else Add(Opcode.PopTop, at);
        AddJump(Opcode.SetupCleanup, cleanupEnd, at);
        Use(cleanupBody);
        PushBlock(FrameBlockKind.HandlerCleanup, cleanupBody, Label.None, handler.Name, at);
        Visit(handler.Body);
        PopBlock();
        Add(Opcode.PopBlock, Location.None);
        ForgetHandlerName(handler.Name, Location.None);
        AddJump(Opcode.Jump, next, Location.None);
        Use(cleanupEnd);
        ForgetHandlerName(handler.Name, Location.None);
        Add(Opcode.ListAppend, 3, Location.None);
        Add(Opcode.PopTop, Location.None);
        AddJump(Opcode.Jump, nextWithError, Location.None);
        Use(next);
        // Holds the line number that is propagated to it.
        Add(Opcode.Nop, Location.None);
        AddJump(Opcode.Jump, nextWithError, Location.None);
        Use(noMatch);
        Add(Opcode.PopTop, at);
        Use(nextWithError);
        if (isLast)
        {
            Add(Opcode.ListAppend, 1, Location.None);
            AddJump(Opcode.Jump, reraiseStar, Location.None);
        }
    }
}
