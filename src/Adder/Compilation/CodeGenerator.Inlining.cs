using Adder.Bytecode;

namespace Adder.Compilation;

/// <content>PEP 709: comprehensions that run in the frame around them, their variables set apart.</content>
internal sealed partial class CodeGenerator
{
    /// <summary>What has to be put back when an inlined comprehension ends.</summary>
    private sealed class InlinedState
    {
        public readonly List<string> PushedLocals = [];
        public readonly List<(string Name, int Symbol)> OuterSymbols = [];
        public readonly List<string> FastHidden = [];
        public Label Cleanup;
        public Label End;
    }

    // push_inlined_comprehension_state
    private InlinedState PushInlined(SymbolTableEntry entry, in Location location)
    {
        var state = new InlinedState();
        bool inClassBlock = _unit.IsClassBlock && _unit.InlinedComprehensions == 0;
        _unit.InlinedComprehensions++;
        for (int i = 0; i < entry.Symbols.Count; i++)
        {
            int symbol = entry.Symbols.ValueAt(i);
            var flags = (SymbolFlags)symbol;
            // Only what the comprehension binds; local and nonlocal is the target of an assignment expression.
            bool binds = (flags & (SymbolFlags.Local | SymbolFlags.Nonlocal)) == SymbolFlags.Local;
            if (binds || inClassBlock) SetApart(entry.Symbols.NameAt(i), symbol, state, location);
        }
        if (state.PushedLocals.Count == 0) return state;
        // The outermost iterator was on top already: back up with it.
        Add(Opcode.Swap, state.PushedLocals.Count + 1, location);
        state.Cleanup = NewLabel();
        state.End = NewLabel();
        AddJump(Opcode.SetupFinally, state.Cleanup, location);
        return state;
    }

    private void SetApart(string name, int symbol, InlinedState state, in Location location)
    {
        NameMap outerSymbols = _unit.Symbols.Symbols;
        if (!_unit.Symbols.IsFunctionLike && _unit.FastHidden.Get(name) != 1)
        {
            _unit.FastHidden.Set(name, 1);
            state.FastHidden.Add(name);
        }
        NameScope scope = SymbolTableEntry.ScopeIn(symbol);
        int outer = outerSymbols.Get(name);
        NameScope outerScope = SymbolTableEntry.ScopeIn(outer);
        // Free outside and cell inside stays free: either way it is reached through the cell.
        if (scope != outerScope && !(scope == NameScope.Cell && outerScope == NameScope.Free))
        {
            outerSymbols.Set(name, symbol);
            state.OuterSymbols.Add((name, outer));
        }
        // What the name holds (for a cell: the cell itself) waits on the stack.
        Add(Opcode.LoadFastAndClear, _unit.Varnames.Add(Mangle(name)), location);
        if (scope == NameScope.Cell)
        {
            Add(Opcode.MakeCell, (outerScope == NameScope.Free ? _unit.Freevars : _unit.Cellvars).Add(Mangle(name)), location);
        }
        state.PushedLocals.Add(name);
    }

    // pop_inlined_comprehension_state
    private void PopInlined(InlinedState state, in Location location)
    {
        _unit.InlinedComprehensions--;
        foreach ((string name, int symbol) in state.OuterSymbols) _unit.Symbols.Symbols.Set(name, symbol);
        if (state.PushedLocals.Count > 0)
        {
            Add(Opcode.PopBlock, Location.None);
            AddJump(Opcode.Jump, state.End, Location.None);
            Use(state.Cleanup);
            // The unfinished result lies beneath the exception.
            Add(Opcode.Swap, 2, Location.None);
            Add(Opcode.PopTop, Location.None);
            RestoreLocals(state, location);
            Add(Opcode.Reraise, 0, Location.None);
            Use(state.End);
            RestoreLocals(state, location);
        }
        // Not forgotten but set to 0: the names are hidden fast locals of the unit.
        foreach (string name in state.FastHidden) _unit.FastHidden.Set(name, 0);
    }

    private void RestoreLocals(InlinedState state, in Location location)
    {
        Add(Opcode.Swap, state.PushedLocals.Count + 1, location);
        for (int i = state.PushedLocals.Count - 1; i >= 0; i--)
        {
            Add(Opcode.StoreFastMaybeNull, _unit.Varnames.Add(Mangle(state.PushedLocals[i])), location);
        }
    }
}
