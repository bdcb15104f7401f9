using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class CodeGenerator
{
    // compiler_pattern_sequence
    private void SequencePattern(MatchSequence p, PatternContext context, in Location location)
    {
        int size = p.Patterns.Length, star = -1;
        bool onlyWildcard = true, starWildcard = false;
        for (int i = 0; i < size; i++)
        {
            if (p.Patterns[i] is MatchStar starPattern)
            {
                if (star >= 0) Error(location, "multiple starred names in sequence pattern");
                starWildcard = starPattern.Name is null;
                onlyWildcard &= starWildcard;
                star = i;
                continue;
            }
            onlyWildcard &= IsWildcard(p.Patterns[i]);
        }
        context.OnTop++;
        Add(Opcode.MatchSequence, location);
        JumpToFailPop(context, Opcode.PopJumpIfFalse, location);
        if (star < 0 || size > 1)
        {
            Add(Opcode.GetLen, location);
            LoadConst((long)(star < 0 ? size : size - 1), location);
            AddCompare(star < 0 ? CmpOp.Eq : CmpOp.GtE, location);
            JumpToFailPop(context, Opcode.PopJumpIfFalse, location);
        }
        context.OnTop--;
        if (onlyWildcard) Add(Opcode.PopTop, location);
        else if (starWildcard) SubscriptedSequence(p.Patterns, star, context, location);
        else UnpackedSequencePattern(p.Patterns, context, location);
    }

    // pattern_helper_sequence_unpack
    private void UnpackedSequencePattern(Pattern[] patterns, PatternContext context, in Location location)
    {
        int size = patterns.Length;
        bool seenStar = false;
        for (int i = 0; i < size; i++)
        {
            if (patterns[i] is not MatchStar) continue;
            if (seenStar) Error(location, "multiple starred expressions in sequence pattern");
            if (i >= 256 || size - i - 1 >= int.MaxValue >> 8)
            {
                Error(location, "too many expressions in star-unpacking sequence pattern");
            }
            Add(Opcode.UnpackEx, i + (size - i - 1 << 8), location);
            seenStar = true;
        }
        if (!seenStar) Add(Opcode.UnpackSequence, size, location);
        context.OnTop += size;
        foreach (Pattern pattern in patterns)
        {
            context.OnTop--;
            Subpattern(pattern, context);
        }
    }

    // pattern_helper_sequence_subscr: [first, *_, last] by index.
    private void SubscriptedSequence(Pattern[] patterns, int star, PatternContext context, in Location location)
    {
        context.OnTop++;
        for (int i = 0; i < patterns.Length; i++)
        {
            if (i == star || IsWildcard(patterns[i])) continue;
            Add(Opcode.Copy, 1, location);
            if (i < star)
            {
                LoadConst((long)i, location);
            }
            else
            {
                // The subject may not know negative indices.
                Add(Opcode.GetLen, location);
                LoadConst((long)(patterns.Length - i), location);
                AddBinary(Operator.Sub, false, location);
            }
            Add(Opcode.BinarySubscr, location);
            Subpattern(patterns[i], context);
        }
        context.OnTop--;
        Add(Opcode.PopTop, location);
    }

    // compiler_pattern_mapping
    private void MappingPattern(MatchMapping p, PatternContext context, in Location location)
    {
        int size = p.Keys.Length;
        if (size != p.Patterns.Length)
        {
            Error(location, $"keys ({size}) / patterns ({p.Patterns.Length}) length mismatch in mapping pattern");
        }
        context.OnTop++;
        Add(Opcode.MatchMapping, location);
        JumpToFailPop(context, Opcode.PopJumpIfFalse, location);
        if (size == 0 && p.Rest is null)
        {
            context.OnTop--;
            Add(Opcode.PopTop, location);
            return;
        }
        if (size > 0)
        {
            Add(Opcode.GetLen, location);
            LoadConst((long)size, location);
            AddCompare(CmpOp.GtE, location);
            JumpToFailPop(context, Opcode.PopJumpIfFalse, location);
        }
        MappingKeys(p, location);
        Add(Opcode.BuildTuple, size, location);
        Add(Opcode.MatchKeys, location);
        context.OnTop += 2;
        FailIfNone(context, location);
        Add(Opcode.UnpackSequence, size, location);
        context.OnTop += size - 1;
        foreach (Pattern pattern in p.Patterns)
        {
            context.OnTop--;
            Subpattern(pattern, context);
        }
        context.OnTop -= 2;
        if (p.Rest is not null)
        {
            MappingRest(size, location);
            StoreName(p.Rest, context, location);
        }
        else
        {
            Add(Opcode.PopTop, location);
            Add(Opcode.PopTop, location);
        }
    }

    private void MappingKeys(MatchMapping p, in Location location)
    {
        var seen = new HashSet<object>(ConstantFolding.ValueEquality);
        foreach (Expr key in p.Keys)
        {
            if (key is Constant constant)
            {
                if (!seen.Add(constant.Value))
                {
                    Error(location, $"mapping pattern checks duplicate key ({ExpressionText.ReprOf(constant.Value)})");
                }
            }
            else if (key is not Syntax.Tree.Attribute)
            {
                Error(location, "mapping pattern keys may only match literals and attribute lookups");
            }
            Visit(key);
        }
    }

    // rest = dict(subject); for key in keys: del rest[key]
    private void MappingRest(int size, in Location location)
    {
        Add(Opcode.BuildMap, 0, location);
        Add(Opcode.Swap, 3, location);
        Add(Opcode.DictUpdate, 2, location);
        Add(Opcode.UnpackSequence, size, location);
        for (; size > 0; size--)
        {
            Add(Opcode.Copy, 1 + size, location);
            Add(Opcode.Swap, 2, location);
            Add(Opcode.DeleteSubscr, location);
        }
    }

    private void FailIfNone(PatternContext context, in Location location)
    {
        Add(Opcode.Copy, 1, location);
        LoadConst(s_none, location);
        Add(Opcode.IsOp, 1, location);
        JumpToFailPop(context, Opcode.PopJumpIfFalse, location);
    }

    // compiler_pattern_class
    private void ClassPattern(MatchClass p, PatternContext context, in Location location)
    {
        int positional = p.Patterns.Length, keywords = p.KwdAttrs.Length;
        if (keywords != p.KwdPatterns.Length)
        {
            Error(location, $"kwd_attrs ({keywords}) / kwd_patterns ({p.KwdPatterns.Length}) length mismatch in class pattern");
        }
        RefuseRepeatedAttributes(p);
        Visit(p.Cls);
        var names = new object[keywords];
        for (int i = 0; i < keywords; i++) names[i] = p.KwdAttrs[i];
        LoadConst(names, location);
        Add(Opcode.MatchClass, positional, location);
        Add(Opcode.Copy, 1, location);
        LoadConst(s_none, location);
        Add(Opcode.IsOp, 1, location);
        context.OnTop++;
        JumpToFailPop(context, Opcode.PopJumpIfFalse, location);
        Add(Opcode.UnpackSequence, positional + keywords, location);
        context.OnTop += positional + keywords - 1;
        for (int i = 0; i < positional + keywords; i++)
        {
            context.OnTop--;
            Pattern pattern = i < positional ? p.Patterns[i] : p.KwdPatterns[i - positional];
            if (IsWildcard(pattern)) Add(Opcode.PopTop, location);
            else Subpattern(pattern, context);
        }
    }

    private static void RefuseRepeatedAttributes(MatchClass p)
    {
        for (int i = 0; i < p.KwdAttrs.Length; i++)
        {
            RefuseForbiddenName(p.KwdAttrs[i], ExprContext.Store, Location.Of(p.KwdPatterns[i].Span));
            for (int j = i + 1; j < p.KwdAttrs.Length; j++)
            {
                if (p.KwdAttrs[i] == p.KwdAttrs[j])
                {
                    Error(Location.Of(p.KwdPatterns[j].Span), $"attribute name repeated in class pattern: {p.KwdAttrs[i]}");
                }
            }
        }
    }

    // compiler_pattern_or
    private void OrPattern(MatchOr p, PatternContext context, in Location location)
    {
        Label end = NewLabel();
        List<string>? control = null;
        for (int i = 0; i < p.Patterns.Length; i++)
        {
            Pattern alternative = p.Patterns[i];
            Location at = Location.Of(alternative.Span);
            var inner = new PatternContext { AllowIrrefutable = i == p.Patterns.Length - 1 && context.AllowIrrefutable };
            Add(Opcode.Copy, 1, at);
            VisitPattern(alternative, inner);
            if (control is null) control = inner.Stores;
            else AlignStores(control, inner.Stores, at, location);
            AddJump(Opcode.Jump, end, at);
            EmitFailPop(inner, at);
        }
        Add(Opcode.PopTop, location);
        JumpToFailPop(context, Opcode.Jump, location);
        Use(end);
        int stores = control!.Count;
        int rotations = stores + 1 + context.OnTop + context.Stores.Count;
        foreach (string name in control)
        {
            Rotate(rotations, location);
            if (context.Stores.Contains(name)) DuplicateStore(name, location);
            context.Stores.Add(name);
        }
        Add(Opcode.PopTop, location);
    }

    // Brings the captures of one alternative into the order of the first one's.
    private void AlignStores(List<string> control, List<string> stores, in Location at, in Location whole)
    {
        if (stores.Count != control.Count) Error(whole, "alternative patterns bind different names");
        for (int wanted = control.Count - 1; wanted >= 0; wanted--)
        {
            int actual = stores.IndexOf(control[wanted]);
            if (actual < 0) Error(whole, "alternative patterns bind different names");
            if (actual == wanted) continue;
            int rotations = actual + 1;
            List<string> rotated = stores.GetRange(0, rotations);
            stores.RemoveRange(0, rotations);
            stores.InsertRange(wanted - actual, rotated);
            while (rotations-- > 0) Rotate(wanted + 1, at);
        }
    }
}
