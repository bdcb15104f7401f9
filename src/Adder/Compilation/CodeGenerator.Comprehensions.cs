using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class CodeGenerator
{
    /// <summary>The parts of a comprehension that stay the same on the way through its generators.</summary>
    private readonly record struct ComprehensionBody(
        ComprehensionKind Kind, Comprehension[] Generators, Expr Elt, Expr? Value, Location Location);

    // compiler_comprehension
    private void ComprehensionExpression(Expr e, string name, ComprehensionKind kind, Comprehension[] generators, Expr elt, Expr? value)
    {
        SymbolTableEntry entry = _symbols.Lookup(e);
        Location location = Location.Of(e.Span);
        UnitKind outerKind = _unit.Kind;
        bool topLevelAwait = IsTopLevelAwait, isGenerator = kind == ComprehensionKind.Generator, inlined = entry.ComprehensionInlined;
        bool isAsync = entry.Coroutine;
        InlinedState? state = null;
        if (inlined)
        {
            ComprehensionIterator(generators[0], location);
            state = PushInlined(entry, location);
        }
        else
        {
            EnterScope(name, UnitKind.Comprehension, e, e.Span.Line);
        }
        if (isAsync && !isGenerator && outerKind is not (UnitKind.AsyncFunction or UnitKind.Comprehension) && !topLevelAwait)
        {
            Error(location, "asynchronous comprehension outside of an asynchronous function");
        }
        if (!isGenerator)
        {
            Add(kind switch
            {
                ComprehensionKind.List => Opcode.BuildList,
                ComprehensionKind.Set => Opcode.BuildSet,
                _ => Opcode.BuildMap,
            }, 0, location);
            if (inlined) Add(Opcode.Swap, 2, location);
        }
        Generator(new ComprehensionBody(kind, generators, elt, value, location), 0, 0, inlined);
        if (state is not null)
        {
            PopInlined(state, location);
            return;
        }
        if (isGenerator) WrapInStopIterationHandler();
        else Add(Opcode.ReturnValue, location);
        CodeUnit code = ExitScope(addNone: true);
        if (topLevelAwait && isAsync) _unit.Symbols.Coroutine = true;
        MakeClosure(code, 0, location);
        ComprehensionIterator(generators[0], location);
        Add(Opcode.Call, 0, location);
        if (isAsync && !isGenerator) AwaitValue(0, location);
    }

    private void ComprehensionIterator(Comprehension generator, in Location location)
    {
        Visit(generator.Iter);
        Add(generator.IsAsync != 0 ? Opcode.GetAiter : Opcode.GetIter, location);
    }

    private void Generator(in ComprehensionBody body, int index, int depth, bool iteratorOnStack)
    {
        EnsureStack();
        if (body.Generators[index].IsAsync != 0) AsyncGenerator(body, index, depth, iteratorOnStack);
        else SyncGenerator(body, index, depth, iteratorOnStack);
    }

    // compiler_sync_comprehension_generator
    private void SyncGenerator(in ComprehensionBody body, int index, int depth, bool iteratorOnStack)
    {
        Comprehension generator = body.Generators[index];
        Label start = NewLabel(), ifCleanup = NewLabel(), anchor = NewLabel();
        bool loops = true;
        if (!iteratorOnStack && index == 0)
        {
            _unit.ArgCount = 1;
            Add(Opcode.LoadFast, 0, body.Location);
        }
        else if (!iteratorOnStack)
        {
            // `for y in [f(x)]` is the idiom for a temporary variable: no loop.
            if (generator.Iter is List { Elts: [not Starred] } or Syntax.Tree.Tuple { Elts: [not Starred] })
            {
                loops = false;
                Visit(generator.Iter is List list ? list.Elts[0] : ((Syntax.Tree.Tuple)generator.Iter).Elts[0]);
            }
            else
            {
                Visit(generator.Iter);
                Add(Opcode.GetIter, body.Location);
            }
        }
        if (loops)
        {
            depth++;
            Use(start);
            AddJump(Opcode.ForIter, anchor, body.Location);
        }
        Visit(generator.Target);
        foreach (Expr condition in generator.Ifs) JumpIf(condition, ifCleanup, false, body.Location);
        Location eltLocation = InnerGeneratorOrElement(body, index + 1, depth);
        Use(ifCleanup);
        if (!loops) return;
        AddJump(Opcode.Jump, start, eltLocation);
        Use(anchor);
        Add(Opcode.EndFor, Location.None);
    }

    // compiler_async_comprehension_generator
    private void AsyncGenerator(in ComprehensionBody body, int index, int depth, bool iteratorOnStack)
    {
        Comprehension generator = body.Generators[index];
        Label start = NewLabel(), except = NewLabel(), ifCleanup = NewLabel();
        if (!iteratorOnStack && index == 0)
        {
            _unit.ArgCount = 1;
            Add(Opcode.LoadFast, 0, body.Location);
        }
        else if (!iteratorOnStack)
        {
            Visit(generator.Iter);
            Add(Opcode.GetAiter, body.Location);
        }
        Use(start);
        PushBlock(FrameBlockKind.AsyncComprehensionGenerator, start, Label.None, null, body.Location);
        AddJump(Opcode.SetupFinally, except, body.Location);
        Add(Opcode.GetAnext, body.Location);
        LoadConst(s_none, body.Location);
        AddYieldFrom(true, body.Location);
        Add(Opcode.PopBlock, body.Location);
        Visit(generator.Target);
        foreach (Expr condition in generator.Ifs) JumpIf(condition, ifCleanup, false, body.Location);
        Location eltLocation = InnerGeneratorOrElement(body, index + 1, depth + 1);
        Use(ifCleanup);
        AddJump(Opcode.Jump, start, eltLocation);
        PopBlock();
        Use(except);
        Add(Opcode.EndAsyncFor, body.Location);
    }

    private Location InnerGeneratorOrElement(in ComprehensionBody body, int index, int depth)
    {
        Location location = Location.Of(body.Elt.Span);
        if (index < body.Generators.Length)
        {
            Generator(body, index, depth, false);
            return location;
        }
        Visit(body.Elt);
        switch (body.Kind)
        {
            case ComprehensionKind.Generator:
                AddYield(location);
                Add(Opcode.PopTop, location);
                break;
            case ComprehensionKind.List:
                Add(Opcode.ListAppend, depth + 1, location);
                break;
            case ComprehensionKind.Set:
                Add(Opcode.SetAdd, depth + 1, location);
                break;
            default:
                Visit(body.Value!);
                Location value = Location.Of(body.Value!.Span);
                location = new Location(location.Line, value.EndLine, location.Column, value.EndColumn);
                Add(Opcode.MapAdd, depth + 1, location);
                break;
        }
        return location;
    }
}
