using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class CodeGenerator
{
    private void WithStatement(With s, int position)
    {
        EnsureStack();
        WithItem item = s.Items[position];
        Label block = NewLabel(), final = NewLabel(), exit = NewLabel(), cleanup = NewLabel();
        Visit(item.ContextExpr);
        Location location = Location.Of(s.Span);
        Add(Opcode.BeforeWith, location);
        AddJump(Opcode.SetupWith, final, location);
        Use(block);
        PushBlock(FrameBlockKind.With, block, final, s, location);
        if (item.OptionalVars is not null) Visit(item.OptionalVars);
        else Add(Opcode.PopTop, location);
        if (position + 1 == s.Items.Length) Visit(s.Body);
        else WithStatement(s, position + 1);
        Add(Opcode.PopBlock, Location.None);
        PopBlock();
        CallExitWithNones(location);
        Add(Opcode.PopTop, location);
        AddJump(Opcode.Jump, exit, location);

        Use(final);
        AddJump(Opcode.SetupCleanup, cleanup, location);
        Add(Opcode.PushExcInfo, location);
        Add(Opcode.WithExceptStart, location);
        FinishWithExcept(cleanup);
        Use(exit);
    }

    private void AsyncWithStatement(AsyncWith s, int position)
    {
        EnsureStack();
        Location location = Location.Of(s.Span);
        RequireAsync(location, "'async with' outside async function");
        WithItem item = s.Items[position];
        Label block = NewLabel(), final = NewLabel(), exit = NewLabel(), cleanup = NewLabel();
        Visit(item.ContextExpr);
        Add(Opcode.BeforeAsyncWith, location);
        AwaitValue(1, location);
        AddJump(Opcode.SetupWith, final, location);
        Use(block);
        PushBlock(FrameBlockKind.AsyncWith, block, final, s, location);
        if (item.OptionalVars is not null) Visit(item.OptionalVars);
        else Add(Opcode.PopTop, location);
        if (position + 1 == s.Items.Length) Visit(s.Body);
        else AsyncWithStatement(s, position + 1);
        PopBlock();
        Add(Opcode.PopBlock, location);
        CallExitWithNones(location);
        AwaitValue(2, location);
        Add(Opcode.PopTop, location);
        AddJump(Opcode.Jump, exit, location);

        Use(final);
        AddJump(Opcode.SetupCleanup, cleanup, location);
        Add(Opcode.PushExcInfo, location);
        Add(Opcode.WithExceptStart, location);
        AwaitValue(2, location);
        FinishWithExcept(cleanup);
        Use(exit);
    }

    // compiler_with_except_finish
    private void FinishWithExcept(Label cleanup)
    {
        Label suppress = NewLabel();
        AddJump(Opcode.PopJumpIfTrue, suppress, Location.None);
        Add(Opcode.Reraise, 2, Location.None);
        Use(suppress);
        Add(Opcode.PopTop, Location.None);
        Add(Opcode.PopBlock, Location.None);
        Add(Opcode.PopExcept, Location.None);
        Add(Opcode.PopTop, Location.None);
        Add(Opcode.PopTop, Location.None);
        Label exit = NewLabel();
        AddJump(Opcode.Jump, exit, Location.None);
        Use(cleanup);
        AddPopExceptAndReraise(Location.None);
        Use(exit);
    }
}
