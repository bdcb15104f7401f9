using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class CodeGenerator
{
    private void CallExpression(Call e, in Location location)
    {
        RefuseRepeatedKeywords(e.Keywords);
        if (TryMethodCall(e)) return;
        WarnOfCallOfLiteral(e.Func);
        Add(Opcode.PushNull, Location.Of(e.Func.Span));
        Visit(e.Func);
        CallArguments(0, e.Args, e.Keywords, location);
    }

    // maybe_optimize_method_call
    private bool TryMethodCall(Call e)
    {
        if (e.Func is not Syntax.Tree.Attribute { Ctx: ExprContext.Load } method || IsImported(method.Value)) return false;
        int positional = e.Args.Length, keywords = e.Keywords.Length;
        if (positional + keywords + (keywords != 0 ? 1 : 0) >= StackUseGuideline || HasUnpacking(e.Args, e.Keywords)) return false;

        Location location = Location.Of(method.Span);
        if (CanOptimizeSuper(method, out Call? super))
        {
            LoadSuperArguments(super!);
            AddName(super!.Args.Length > 0 ? Opcode.LoadSuperMethod : Opcode.LoadZeroSuperMethod, method.Attr, location);
            location = StartAtAttribute(location, method);
            Add(Opcode.Nop, location);
        }
        else
        {
            Visit(method.Value);
            location = StartAtAttribute(location, method);
            AddName(Opcode.LoadMethod, method.Attr, location);
        }
        Visit(e.Args);
        if (keywords > 0)
        {
            foreach (Keyword keyword in e.Keywords) Visit(keyword.Value);
            KeywordNames(e.Keywords, location);
        }
        location = StartAtAttribute(Location.Of(e.Span), method);
        Add(Opcode.Call, positional + keywords, location);
        return true;
    }

    private static bool HasUnpacking(Expr[] args, Keyword[] keywords) =>
        Array.Exists(args, arg => arg is Starred) || Array.Exists(keywords, keyword => keyword.Arg is null);

    private bool IsImported(Expr e) => e is Name name && (_symbols.Top.FlagsOf(name.Id) & SymbolFlags.Import) != 0;

    private void KeywordNames(Keyword[] keywords, in Location location)
    {
        var names = new object[keywords.Length];
        for (int i = 0; i < names.Length; i++) names[i] = keywords[i].Arg!;
        Add(Opcode.KwNames, _unit.Consts.Add(names), location);
    }

    // can_optimize_super_call
    private bool CanOptimizeSuper(Syntax.Tree.Attribute attribute, out Call? super)
    {
        super = attribute.Value as Call;
        if (super is not { Func: Name { Id: "super" }, Keywords.Length: 0 } || attribute.Attr == "__class__") return false;
        // A statically visible other `super`.
        if (_unit.Symbols.ScopeOf("super") != NameScope.GlobalImplicit) return false;
        if (_symbols.Top.ScopeOf("super") != NameScope.Unknown) return false;
        if (super.Args.Length == 2) return !Array.Exists(super.Args, arg => arg is Starred);
        if (super.Args.Length != 0 || _unit.ArgCount == 0 && _unit.PosOnlyArgCount == 0) return false;
        return _unit.Symbols.ScopeOf("__class__") == NameScope.Free;
    }

    private void LoadSuperArguments(Call super)
    {
        NameOp("super", ExprContext.Load, Location.Of(super.Func.Span));
        if (super.Args.Length == 2)
        {
            Visit(super.Args[0]);
            Visit(super.Args[1]);
            return;
        }
        Location location = Location.Of(super.Span);
        NameOp("__class__", ExprContext.Load, location);
        NameOp(_unit.Varnames.NameAt(0), ExprContext.Load, location);
    }

    // update_start_location_to_match_attr: an attribute access over several lines belongs to the attribute's name.
    private static Location StartAtAttribute(Location location, Syntax.Tree.Attribute attribute)
    {
        if (location.Line == attribute.Span.EndLine) return location;
        int line = attribute.Span.EndLine, column = -1, endColumn = -1;
        int length = CodePointLength(attribute.Attr);
        if (length <= attribute.Span.EndColumn)
        {
            column = attribute.Span.EndColumn - length;
            endColumn = location.EndColumn;
        }
        int endLine = Math.Max(line, location.EndLine);
        if (line == endLine) endColumn = Math.Max(column, endColumn);
        return new Location(line, endLine, column, endColumn);
    }

    private static int CodePointLength(string text)
    {
        int length = text.Length;
        foreach (char c in text)
        {
            if (char.IsLowSurrogate(c)) length--;
        }
        return length;
    }

    private static void RefuseRepeatedKeywords(Keyword[] keywords)
    {
        for (int i = 0; i < keywords.Length; i++)
        {
            if (keywords[i].Arg is not { } name) continue;
            RefuseForbiddenName(name, ExprContext.Store, Location.Of(keywords[i].Span));
            for (int j = i + 1; j < keywords.Length; j++)
            {
                if (keywords[j].Arg == name) Error(Location.Of(keywords[j].Span), $"keyword argument repeated: {name}");
            }
        }
    }

    // compiler_call_helper: `pushed` arguments are already on the stack.
    private void CallArguments(int pushed, Expr[] args, Keyword[] keywords, in Location location)
    {
        RefuseRepeatedKeywords(keywords);
        if (args.Length + keywords.Length * 2 > StackUseGuideline || HasUnpacking(args, keywords))
        {
            UnpackedCall(pushed, args, keywords, location);
            return;
        }
        Visit(args);
        if (keywords.Length > 0)
        {
            foreach (Keyword keyword in keywords) Visit(keyword.Value);
            KeywordNames(keywords, location);
        }
        Add(Opcode.Call, pushed + args.Length + keywords.Length, location);
    }

    private void UnpackedCall(int pushed, Expr[] args, Keyword[] keywords, in Location location)
    {
        if (pushed == 0 && args is [Starred only]) Visit(only.Value);
        else UnpackedSequence(args, pushed, Opcode.BuildList, isTuple: true, location);
        bool haveDict = false;
        int seen = 0;
        for (int i = 0; i < keywords.Length; i++)
        {
            if (keywords[i].Arg is not null)
            {
                seen++;
                continue;
            }
            if (seen > 0)
            {
                SubKeywords(keywords.AsSpan(i - seen, seen), ref haveDict, location);
                seen = 0;
            }
            if (!haveDict)
            {
                Add(Opcode.BuildMap, 0, location);
                haveDict = true;
            }
            Visit(keywords[i].Value);
            Add(Opcode.DictMerge, 1, location);
        }
        if (seen > 0) SubKeywords(keywords.AsSpan(keywords.Length - seen), ref haveDict, location);
        Add(Opcode.CallFunctionEx, keywords.Length > 0 ? 1 : 0, location);
    }

    // compiler_subkwargs, and its merge into what is there already
    private void SubKeywords(ReadOnlySpan<Keyword> keywords, ref bool haveDict, in Location location)
    {
        int count = keywords.Length;
        bool big = count * 2 > StackUseGuideline;
        if (count > 1 && !big)
        {
            var names = new object[count];
            for (int i = 0; i < count; i++)
            {
                names[i] = keywords[i].Arg!;
                Visit(keywords[i].Value);
            }
            LoadConst(names, location);
            Add(Opcode.BuildConstKeyMap, count, location);
        }
        else
        {
            if (big) Add(Opcode.BuildMap, 0, Location.None);
            foreach (Keyword keyword in keywords)
            {
                LoadConst(keyword.Arg!, location);
                Visit(keyword.Value);
                if (big) Add(Opcode.MapAdd, 1, Location.None);
            }
            if (!big) Add(Opcode.BuildMap, count, location);
        }
        if (haveDict) Add(Opcode.DictMerge, 1, location);
        haveDict = true;
    }
}
