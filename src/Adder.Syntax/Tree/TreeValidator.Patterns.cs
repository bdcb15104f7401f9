using System.Numerics;

namespace Adder.Syntax.Tree;

// Patterns: validate_pattern.
public sealed partial class TreeValidator
{
    private bool Pattern(Pattern pattern, bool starAllowed)
    {
        if (!Position(pattern.Span) || !Enter()) return false;
        bool valid = pattern switch
        {
            MatchValue node => MatchedValue(node.Value),
            MatchSingleton { Value: Singleton value } when !ReferenceEquals(value, Singleton.Ellipsis) => true,
            MatchSingleton => Fail("MatchSingleton can only contain True, False and None"),
            MatchSequence node => Patterns(node.Patterns, starAllowed: true),
            MatchMapping node => Mapping(node),
            MatchClass node => Class(node),
            MatchStar node => starAllowed ? node.Name is null || Capture(node.Name) : Fail("can't use MatchStar here"),
            MatchAs node => As(node),
            MatchOr node => node.Patterns.Length < 2
                ? Fail("MatchOr requires at least 2 patterns") : Patterns(node.Patterns, starAllowed: false),
            _ => true,
        };
        _depth--;
        return valid;
    }

    private bool Patterns(Pattern[] patterns, bool starAllowed)
    {
        foreach (Pattern pattern in patterns)
        {
            if (!Pattern(pattern, starAllowed)) return false;
        }
        return true;
    }

    private bool As(MatchAs node)
    {
        if (node.Name is not null && !Capture(node.Name)) return false;
        if (node.Pattern is null) return true;
        return node.Name is null
            ? Fail("MatchAs must specify a target name if a pattern is given") : Pattern(node.Pattern, starAllowed: false);
    }

    // validate_capture
    private bool Capture(string name) => name == "_" ? Fail("can't capture name '_' in patterns") : Identifier(name);

    private bool Mapping(MatchMapping node)
    {
        if (node.Keys.Length != node.Patterns.Length)
        {
            return Fail("MatchMapping doesn't have the same number of keys as patterns");
        }
        if (node.Rest is not null && !Capture(node.Rest)) return false;
        foreach (Expr key in node.Keys)
        {
            bool singleton = key is Constant { Value: Singleton value } && !ReferenceEquals(value, Singleton.Ellipsis);
            if (!singleton && !MatchedValue(key)) return false;
        }
        return Patterns(node.Patterns, starAllowed: false);
    }

    private bool Class(MatchClass node)
    {
        if (node.KwdAttrs.Length != node.KwdPatterns.Length)
        {
            return Fail("MatchClass doesn't have the same number of keyword attributes as patterns");
        }
        if (!Load(node.Cls)) return false;
        Expr cls = node.Cls;
        while (cls is Attribute attribute) cls = attribute.Value;
        if (cls is not Name) return Fail("MatchClass cls field can only contain Name or Attribute nodes.");
        foreach (string name in node.KwdAttrs)
        {
            if (!Identifier(name)) return false;
        }
        return Patterns(node.Patterns, starAllowed: false) && Patterns(node.KwdPatterns, starAllowed: false);
    }

    // validate_pattern_match_value
    private bool MatchedValue(Expr value)
    {
        if (!Load(value)) return false;
        return value switch
        {
            Constant { Value: Singleton or object[] or FrozenItems } => Fail("unexpected constant inside of a literal pattern"),
            Constant or Attribute or JoinedStr => true,
            UnaryOp when IsNegative(value, imaginary: true) => true,
            BinOp { Op: Operator.Add or Operator.Sub, Right: Constant { Value: Imaginary } } sum
                when IsNumber(sum.Left, imaginary: false) || IsNegative(sum.Left, imaginary: false) => true,
            _ => Fail("patterns may only match literals and attribute lookups"),
        };
    }

    private static bool IsNumber(Expr value, bool imaginary) =>
        value is Constant { Value: long or BigInteger or double } || (imaginary && value is Constant { Value: Imaginary });

    private static bool IsNegative(Expr value, bool imaginary) =>
        value is UnaryOp { Op: UnaryOperator.USub } negative && IsNumber(negative.Operand, imaginary);
}
