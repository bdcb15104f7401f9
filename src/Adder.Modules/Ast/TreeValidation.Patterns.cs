using System.Numerics;
using Adder.Syntax.Tree;

namespace Adder.Modules.Ast;

internal static partial class TreeValidation
{
    private static void CheckCapture(string name)
    {
        if (name == "_") throw Invalid("can't capture name '_' in patterns");
        CheckName(name);
    }

    private static void Check(Pattern[] patterns, bool starAllowed)
    {
        foreach (Pattern pattern in patterns) Check(pattern, starAllowed);
    }

    // validate_pattern
    private static void Check(Pattern pattern, bool starAllowed)
    {
        CheckSpan(pattern.Span);
        switch (pattern)
        {
            case MatchValue n: CheckMatchValue(n.Value); break;
            case MatchSingleton n:
                if (n.Value != (object)Singleton.None && n.Value != (object)Singleton.True && n.Value != (object)Singleton.False)
                {
                    throw Invalid("MatchSingleton can only contain True, False and None");
                }
                break;
            case MatchSequence n: Check(n.Patterns, starAllowed: true); break;
            case MatchMapping n: CheckMapping(n); break;
            case MatchClass n: CheckClass(n); break;
            case MatchStar n:
                if (!starAllowed) throw Invalid("can't use MatchStar here");
                if (n.Name is not null) CheckCapture(n.Name);
                break;
            case MatchAs n:
                if (n.Name is not null) CheckCapture(n.Name);
                if (n.Pattern is null) break;
                if (n.Name is null) throw Invalid("MatchAs must specify a target name if a pattern is given");
                Check(n.Pattern, starAllowed: false);
                break;
            case MatchOr n:
                if (n.Patterns.Length < 2) throw Invalid("MatchOr requires at least 2 patterns");
                Check(n.Patterns, starAllowed: false);
                break;
        }
    }

    private static void CheckMapping(MatchMapping n)
    {
        if (n.Keys.Length != n.Patterns.Length) throw Invalid("MatchMapping doesn't have the same number of keys as patterns");
        if (n.Rest is not null) CheckCapture(n.Rest);
        foreach (Expr key in n.Keys)
        {
            // None, True and False are patterns of their own but may be keys.
            if (key is not Constant { Value: Singleton }) CheckMatchValue(key);
        }
        Check(n.Patterns, starAllowed: false);
    }

    private static void CheckClass(MatchClass n)
    {
        if (n.KwdAttrs.Length != n.KwdPatterns.Length)
        {
            throw Invalid("MatchClass doesn't have the same number of keyword attributes as patterns");
        }
        Check(n.Cls, ExprContext.Load);
        Expr cls = n.Cls;
        while (cls is Syntax.Tree.Attribute attribute) cls = attribute.Value;
        if (cls is not Name) throw Invalid("MatchClass cls field can only contain Name or Attribute nodes.");
        foreach (string attribute in n.KwdAttrs) CheckName(attribute);
        Check(n.Patterns, starAllowed: false);
        Check(n.KwdPatterns, starAllowed: false);
    }

    // validate_pattern_match_value
    private static void CheckMatchValue(Expr value)
    {
        Check(value, ExprContext.Load);
        switch (value)
        {
            case Constant { Value: long or BigInteger or double or Imaginary or string or int[] or byte[] }:
            case Syntax.Tree.Attribute:
            case JoinedStr:
                return;
            case Constant: throw Invalid("unexpected constant inside of a literal pattern");
            case UnaryOp { Op: UnaryOperator.USub, Operand: Constant { Value: long or BigInteger or double or Imaginary } }: return;
            case BinOp { Op: Operator.Add or Operator.Sub, Left: Constant or UnaryOp, Right: Constant { Value: Imaginary } }: return;
            default: throw Invalid("patterns may only match literals and attribute lookups");
        }
    }
}
