using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

/// <content>
/// PEP 634. Every pattern consumes the top of the stack and, failing, jumps to the label that pops what is there by then; names
/// are bound after the whole pattern has matched, from values kept beneath.
/// </content>
internal sealed partial class CodeGenerator
{
    /// <summary>Where a pattern stands: what is on the stack and where failure goes (CPython's <c>pattern_context</c>).</summary>
    private sealed class PatternContext
    {
        public List<string> Stores = [];
        public bool AllowIrrefutable;
        public List<Label>? FailPop;
        public int OnTop;
    }

    private static bool IsWildcard(Pattern pattern) => pattern is MatchAs { Name: null, Pattern: null };

    // compiler_match_inner
    private void MatchStatement(Match s)
    {
        Visit(s.Subject);
        Label end = NewLabel();
        int last = s.Cases.Length - 1;
        bool hasDefault = IsWildcard(s.Cases[last].Pattern) && s.Cases.Length > 1;
        int count = hasDefault ? last : s.Cases.Length;
        for (int i = 0; i < count; i++)
        {
            MatchCase matchCase = s.Cases[i];
            Location location = Location.Of(matchCase.Pattern.Span);
            bool keepSubject = i != count - 1;
            if (keepSubject) Add(Opcode.Copy, 1, location);
            var context = new PatternContext { AllowIrrefutable = matchCase.Guard is not null || i == last };
            VisitPattern(matchCase.Pattern, context);
            foreach (string name in context.Stores) NameOp(name, ExprContext.Store, location);
            if (matchCase.Guard is not null)
            {
                EnsureFailPop(context, 0);
                JumpIf(matchCase.Guard, context.FailPop![0], false, location);
            }
            if (keepSubject) Add(Opcode.PopTop, location);
            Visit(matchCase.Body);
            AddJump(Opcode.Jump, end, Location.None);
            // Failing belongs to the line of the pattern, not to the end of the body.
            EmitFailPop(context, location);
        }
        if (hasDefault)
        {
            MatchCase matchCase = s.Cases[last];
            Location location = Location.Of(matchCase.Pattern.Span);
            Add(Opcode.Nop, location);
            if (matchCase.Guard is not null) JumpIf(matchCase.Guard, end, false, location);
            Visit(matchCase.Body);
        }
        Use(end);
    }

    private void EnsureFailPop(PatternContext context, int pops)
    {
        context.FailPop ??= [];
        while (context.FailPop.Count <= pops) context.FailPop.Add(NewLabel());
    }

    private void JumpToFailPop(PatternContext context, Opcode opcode, in Location location)
    {
        int pops = context.OnTop + context.Stores.Count;
        EnsureFailPop(context, pops);
        AddJump(opcode, context.FailPop![pops], location);
    }

    // emit_and_reset_fail_pop
    private void EmitFailPop(PatternContext context, in Location location)
    {
        if (context.FailPop is null) return;
        for (int i = context.FailPop.Count - 1; i > 0; i--)
        {
            Use(context.FailPop[i]);
            Add(Opcode.PopTop, location);
        }
        Use(context.FailPop[0]);
        context.FailPop = null;
    }

    private void Rotate(int count, in Location location)
    {
        while (count > 1) Add(Opcode.Swap, count--, location);
    }

    private static void DuplicateStore(string name, in Location location) =>
        Error(location, $"multiple assignments to name {ExpressionText.ReprOf(name)} in pattern");

    // pattern_helper_store_name
    private void StoreName(string? name, PatternContext context, in Location location)
    {
        if (name is null)
        {
            Add(Opcode.PopTop, location);
            return;
        }
        RefuseForbiddenName(name, ExprContext.Store, location);
        if (context.Stores.Contains(name)) DuplicateStore(name, location);
        Rotate(context.OnTop + context.Stores.Count + 1, location);
        context.Stores.Add(name);
    }

    private void VisitPattern(Pattern pattern, PatternContext context)
    {
        EnsureStack();
        Location location = Location.Of(pattern.Span);
        switch (pattern)
        {
            case MatchValue p:
                if (p.Value is not (Constant or Syntax.Tree.Attribute))
                {
                    Error(location, "patterns may only match literals and attribute lookups");
                }
                Visit(p.Value);
                AddCompare(CmpOp.Eq, location);
                JumpToFailPop(context, Opcode.PopJumpIfFalse, location);
                break;
            case MatchSingleton p:
                LoadConst(p.Value, location);
                AddCompare(CmpOp.Is, location);
                JumpToFailPop(context, Opcode.PopJumpIfFalse, location);
                break;
            case MatchSequence p: SequencePattern(p, context, location); break;
            case MatchMapping p: MappingPattern(p, context, location); break;
            case MatchClass p: ClassPattern(p, context, location); break;
            case MatchStar p: StoreName(p.Name, context, location); break;
            case MatchAs p: AsPattern(p, context, location); break;
            case MatchOr p: OrPattern(p, context, location); break;
        }
    }

    private void Subpattern(Pattern pattern, PatternContext context)
    {
        bool allowed = context.AllowIrrefutable;
        context.AllowIrrefutable = true;
        VisitPattern(pattern, context);
        context.AllowIrrefutable = allowed;
    }

    private void AsPattern(MatchAs p, PatternContext context, in Location location)
    {
        if (p.Pattern is null)
        {
            if (!context.AllowIrrefutable)
            {
                Error(location, p.Name is null
                    ? "wildcard makes remaining patterns unreachable"
                    : $"name capture {ExpressionText.ReprOf(p.Name)} makes remaining patterns unreachable");
            }
            StoreName(p.Name, context, location);
            return;
        }
        context.OnTop++;
        Add(Opcode.Copy, 1, location);
        VisitPattern(p.Pattern, context);
        context.OnTop--;
        StoreName(p.Name, context, location);
    }
}
