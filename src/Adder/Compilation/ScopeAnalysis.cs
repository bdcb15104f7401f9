using Adder.Syntax;

namespace Adder.Compilation;

/// <summary>The symbol table's second pass: local, global, free or cell, for every name of every block.</summary>
internal static class ScopeAnalysis
{
    private sealed record Visible(HashSet<string>? Bound, HashSet<string> Global, HashSet<string> TypeParams);

    public static void Run(SymbolTableEntry top) =>
        AnalyzeBlock(top, new Visible(null, [], []), [], null);

    // analyze_block
    private static void AnalyzeBlock(SymbolTableEntry entry, Visible outer, HashSet<string> free, SymbolTableEntry? classEntry)
    {
        var local = new HashSet<string>();
        var scopes = new NameMap();
        var newBound = new HashSet<string>();
        var newGlobal = new HashSet<string>();
        var newFree = new HashSet<string>();
        var inlinedCells = new HashSet<string>();
        // A class's own names are invisible to its functions, so what they see is taken before its names are looked at.
        if (entry.Type == BlockType.Class)
        {
            newGlobal.UnionWith(outer.Global);
            if (outer.Bound is not null) newBound.UnionWith(outer.Bound);
        }
        for (int i = 0; i < entry.Symbols.Count; i++)
        {
            AnalyzeName(entry, scopes, entry.Symbols.NameAt(i), (SymbolFlags)entry.Symbols.ValueAt(i), outer, local, free, classEntry);
        }
        if (entry.Type == BlockType.Class)
        {
            newBound.Add("__class__");
            newBound.Add("__classdict__");
        }
        else
        {
            if (entry.IsFunctionLike) newBound.UnionWith(local);
            if (outer.Bound is not null) newBound.UnionWith(outer.Bound);
            newGlobal.UnionWith(outer.Global);
        }
        foreach (SymbolTableEntry child in entry.Children)
        {
            SymbolTableEntry? childClass =
                !child.CanSeeClassScope ? null : entry.Type == BlockType.Class ? entry : classEntry;
            var childFree = new HashSet<string>(newFree);
            AnalyzeBlock(child, new Visible([.. newBound], [.. newGlobal], [.. outer.TypeParams]), childFree, childClass);
            if (child.Comprehension != ComprehensionKind.None && !child.Generator)
            {
                InlineComprehension(entry, child, scopes, childFree, inlinedCells);
                child.ComprehensionInlined = true;
            }
            newFree.UnionWith(childFree);
            if (child.IsFree || child.ChildFree) entry.ChildFree = true;
        }
        AdoptChildrenOfInlined(entry);
        if (entry.IsFunctionLike) AnalyzeCells(scopes, newFree, inlinedCells);
        else if (entry.Type == BlockType.Class) DropClassFree(entry, newFree);
        UpdateSymbols(entry, scopes, outer.Bound, newFree, inlinedCells);
        free.UnionWith(newFree);
    }

    // analyze_name
    private static void AnalyzeName(SymbolTableEntry entry, NameMap scopes, string name, SymbolFlags flags,
        Visible outer, HashSet<string> local, HashSet<string> free, SymbolTableEntry? classEntry)
    {
        if ((flags & SymbolFlags.Global) != 0)
        {
            if ((flags & SymbolFlags.Nonlocal) != 0) throw AtDirective(entry, name, $"name '{name}' is nonlocal and global");
            scopes.Set(name, (int)NameScope.GlobalExplicit);
            outer.Global.Add(name);
            outer.Bound?.Remove(name);
        }
        else if ((flags & SymbolFlags.Nonlocal) != 0)
        {
            if (outer.Bound is null) throw AtDirective(entry, name, "nonlocal declaration not allowed at module level");
            if (!outer.Bound.Contains(name)) throw AtDirective(entry, name, $"no binding for nonlocal '{name}' found");
            if (outer.TypeParams.Contains(name))
            {
                throw AtDirective(entry, name, $"nonlocal binding not allowed for type parameter '{name}'");
            }
            scopes.Set(name, (int)NameScope.Free);
            entry.IsFree = true;
            free.Add(name);
        }
        else if ((flags & SymbolFlags.Bound) != 0)
        {
            scopes.Set(name, (int)NameScope.Local);
            local.Add(name);
            outer.Global.Remove(name);
            if ((flags & SymbolFlags.TypeParam) != 0) outer.TypeParams.Add(name);
            else outer.TypeParams.Remove(name);
        }
        else
        {
            scopes.Set(name, (int)ScopeOfUnbound(entry, name, outer, free, classEntry));
        }
    }

    private static NameScope ScopeOfUnbound(SymbolTableEntry entry, string name, Visible outer, HashSet<string> free,
        SymbolTableEntry? classEntry)
    {
        // What the enclosing class binds is looked up there at run time, then among the globals, never in outer functions.
        if (classEntry is not null)
        {
            SymbolFlags classFlags = classEntry.FlagsOf(name);
            if ((classFlags & SymbolFlags.Global) != 0) return NameScope.GlobalExplicit;
            if ((classFlags & SymbolFlags.Bound) != 0 && (classFlags & SymbolFlags.Nonlocal) == 0) return NameScope.GlobalImplicit;
        }
        if (outer.Bound is not null && outer.Bound.Contains(name))
        {
            entry.IsFree = true;
            free.Add(name);
            return NameScope.Free;
        }
        if (!outer.Global.Contains(name) && entry.Nested) entry.IsFree = true;
        return NameScope.GlobalImplicit;
    }

    private static SyntaxErrorException AtDirective(SymbolTableEntry entry, string name, string message)
    {
        foreach ((string directive, Syntax.Text.SourceSpan span) in entry.Directives ?? [])
        {
            if (directive == name) return CompilationErrors.At(span, message);
        }
        return CompilationErrors.Bare(SyntaxErrorKind.SystemError, "BUG: internal directive bookkeeping broken");
    }

    // inline_comprehension (PEP 709)
    private static void InlineComprehension(SymbolTableEntry entry, SymbolTableEntry comprehension,
        NameMap scopes, HashSet<string> comprehensionFree, HashSet<string> inlinedCells)
    {
        for (int i = 0; i < comprehension.Symbols.Count; i++)
        {
            string name = comprehension.Symbols.NameAt(i);
            int symbol = comprehension.Symbols.ValueAt(i);
            var flags = (SymbolFlags)symbol & SymbolFlags.All;
            if ((flags & SymbolFlags.Param) != 0) continue;
            NameScope scope = SymbolTableEntry.ScopeIn(symbol);
            if (scope == NameScope.Cell || (flags & SymbolFlags.ComprehensionCell) != 0) inlinedCells.Add(name);
            int existing = entry.Symbols.Find(name);
            if (existing < 0)
            {
                entry.Symbols.Set(name, (int)flags);
                scopes.Set(name, (int)scope);
            }
            else if (((SymbolFlags)entry.Symbols.ValueAt(existing) & SymbolFlags.Bound) != 0
                && !IsFreeInAnyChild(comprehension, name) && entry.Type != BlockType.Class)
            {
                comprehensionFree.Remove(name);
            }
        }
    }

    private static bool IsFreeInAnyChild(SymbolTableEntry entry, string name)
    {
        foreach (SymbolTableEntry child in entry.Children)
        {
            if (child.ScopeOf(name) == NameScope.Free) return true;
        }
        return false;
    }

    private static void AdoptChildrenOfInlined(SymbolTableEntry entry)
    {
        if (!entry.Children.Exists(child => child.ComprehensionInlined)) return;
        var children = new List<SymbolTableEntry>();
        foreach (SymbolTableEntry child in entry.Children)
        {
            if (child.ComprehensionInlined) children.AddRange(child.Children);
            else children.Add(child);
        }
        entry.Children = children;
    }

    // analyze_cells: a local that an enclosed function uses is a cell here, and free no further out.
    private static void AnalyzeCells(NameMap scopes, HashSet<string> free, HashSet<string> inlinedCells)
    {
        if (free.Count == 0 && inlinedCells.Count == 0) return;
        for (int i = 0; i < scopes.Count; i++)
        {
            string name = scopes.NameAt(i);
            if ((NameScope)scopes.ValueAt(i) != NameScope.Local || !free.Contains(name) && !inlinedCells.Contains(name)) continue;
            scopes.SetValueAt(i, (int)NameScope.Cell);
            free.Remove(name);
        }
    }

    private static void DropClassFree(SymbolTableEntry entry, HashSet<string> free)
    {
        if (free.Remove("__class__")) entry.NeedsClassClosure = true;
        if (free.Remove("__classdict__")) entry.NeedsClassDict = true;
    }

    // update_symbols
    private static void UpdateSymbols(SymbolTableEntry entry, NameMap scopes, HashSet<string>? bound,
        HashSet<string> free, HashSet<string> inlinedCells)
    {
        NameMap symbols = entry.Symbols;
        for (int i = 0; i < symbols.Count; i++)
        {
            string name = symbols.NameAt(i);
            int flags = symbols.ValueAt(i);
            if (inlinedCells.Contains(name)) flags |= (int)SymbolFlags.ComprehensionCell;
            symbols.SetValueAt(i, flags | scopes.Get(name) << (int)SymbolFlags.ScopeOffset);
        }
        bool inClass = entry.Type == BlockType.Class || entry.CanSeeClassScope;
        foreach (string name in free)
        {
            int at = symbols.Find(name);
            if (at >= 0)
            {
                // A method's free variable that the class has a name for, too.
                if (inClass) symbols.SetValueAt(at, symbols.ValueAt(at) | (int)SymbolFlags.FreeClass);
            }
            else if (bound is null || bound.Contains(name))
            {
                symbols.Set(name, (int)NameScope.Free << (int)SymbolFlags.ScopeOffset);
            }
        }
    }
}
