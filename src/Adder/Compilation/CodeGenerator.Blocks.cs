using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class CodeGenerator
{
    private void PushBlock(FrameBlockKind kind, Label block, Label exit, object? datum, in Location location)
    {
        if (_unit.BlockCount >= CompilationUnit.MaxBlocks) Error(location, "too many statically nested blocks");
        _unit.Blocks[_unit.BlockCount++] = new FrameBlock(kind, block, exit, datum);
    }

    private void PopBlock() => _unit.BlockCount--;

    private void CallExitWithNones(in Location location)
    {
        LoadConst(s_none, location);
        LoadConst(s_none, location);
        LoadConst(s_none, location);
        Add(Opcode.Call, 2, location);
    }

    /// <summary>Undoes every block around a <c>return</c>.</summary>
    private void UnwindAll(ref Location location, bool preserveTop) => UnwindStack(ref location, preserveTop, stopAtLoop: false);

    /// <summary>Undoes the blocks inside the innermost loop and answers with that loop.</summary>
    private FrameBlock? UnwindToLoop(ref Location location) => UnwindStack(ref location, false, stopAtLoop: true);

    // compiler_unwind_fblock_stack: the blocks are off the stack while their clean-up code is generated.
    private FrameBlock? UnwindStack(ref Location location, bool preserveTop, bool stopAtLoop)
    {
        if (_unit.BlockCount == 0) return null;
        FrameBlock top = _unit.Blocks[_unit.BlockCount - 1];
        if (top.Kind == FrameBlockKind.ExceptionGroupHandler)
        {
            Error(location, "'break', 'continue' and 'return' cannot appear in an except* block");
        }
        if (stopAtLoop && top.Kind is (FrameBlockKind.WhileLoop or FrameBlockKind.ForLoop)) return top;
        _unit.BlockCount--;
        Unwind(top, ref location, preserveTop);
        FrameBlock? loop = UnwindStack(ref location, preserveTop, stopAtLoop);
        _unit.Blocks[_unit.BlockCount++] = top;
        return loop;
    }

    // compiler_unwind_fblock
    private void Unwind(in FrameBlock block, ref Location location, bool preserveTop)
    {
        switch (block.Kind)
        {
            case FrameBlockKind.ForLoop:
            case FrameBlockKind.PopValue:
                if (preserveTop) Add(Opcode.Swap, 2, location);
                Add(Opcode.PopTop, location);
                break;
            case FrameBlockKind.TryExcept:
                Add(Opcode.PopBlock, location);
                break;
            case FrameBlockKind.FinallyTry:
                Add(Opcode.PopBlock, location);
                if (preserveTop) PushBlock(FrameBlockKind.PopValue, Label.None, Label.None, null, location);
                Visit((Stmt[])block.Datum!);
                if (preserveTop) PopBlock();
                // The finally body should appear to run after the statement that leaves the block.
                location = Location.None;
                break;
            case FrameBlockKind.FinallyEnd:
                if (preserveTop) Add(Opcode.Swap, 2, location);
                Add(Opcode.PopTop, location);
                if (preserveTop) Add(Opcode.Swap, 2, location);
                Add(Opcode.PopBlock, location);
                Add(Opcode.PopExcept, location);
                break;
            case FrameBlockKind.With:
            case FrameBlockKind.AsyncWith:
                location = Location.Of(((Stmt)block.Datum!).Span);
                Add(Opcode.PopBlock, location);
                if (preserveTop) Add(Opcode.Swap, 2, location);
                CallExitWithNones(location);
                if (block.Kind == FrameBlockKind.AsyncWith) AwaitValue(2, location);
                Add(Opcode.PopTop, location);
                location = Location.None;
                break;
            case FrameBlockKind.HandlerCleanup:
                UnwindHandler((string?)block.Datum, location, preserveTop);
                break;
        }
    }

    private void UnwindHandler(string? name, in Location location, bool preserveTop)
    {
        if (name is not null) Add(Opcode.PopBlock, location);
        if (preserveTop) Add(Opcode.Swap, 2, location);
        Add(Opcode.PopBlock, location);
        Add(Opcode.PopExcept, location);
        ForgetHandlerName(name, location);
    }

    /// <summary><c>name = None; del name</c>: None first, should the body have deleted it.</summary>
    private void ForgetHandlerName(string? name, in Location location)
    {
        if (name is null) return;
        LoadConst(s_none, location);
        NameOp(name, ExprContext.Store, location);
        NameOp(name, ExprContext.Del, location);
    }
}
