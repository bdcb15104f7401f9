using System.Numerics;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class CodeGenerator
{
    // check_compare
    private void WarnOfIdentityWithLiteral(Compare e, in Location location)
    {
        if (_warnings is null) return;
        Expr left = e.Left;
        for (int i = 0; i < e.Ops.Length; i++)
        {
            Expr right = e.Comparators[i];
            if (e.Ops[i] is CmpOp.Is or CmpOp.IsNot && (IsLiteral(left) || IsLiteral(right)))
            {
                string type = TypeNameOf(IsLiteral(left) ? left : right)!;
                Warn(location, e.Ops[i] == CmpOp.Is
                    ? $"\"is\" with '{type}' literal. Did you mean \"==\"?"
                    : $"\"is not\" with '{type}' literal. Did you mean \"!=\"?");
                return;
            }
            left = right;
        }
    }

    private static bool IsLiteral(Expr e) => e is Constant { Value: not Singleton };

    // check_caller
    private void WarnOfCallOfLiteral(Expr callee)
    {
        if (_warnings is null) return;
        if (callee is Constant or Syntax.Tree.Tuple or List or ListComp or Dict or DictComp or Set or SetComp or GeneratorExp
            or JoinedStr or FormattedValue)
        {
            Warn(Location.Of(callee.Span), $"'{TypeNameOf(callee)}' object is not callable; perhaps you missed a comma?");
        }
    }

    // check_subscripter
    private void WarnOfSubscriptOfLiteral(Expr e)
    {
        if (_warnings is null) return;
        bool refuses = e switch
        {
            Constant { Value: var value } => value == Singleton.None || value == Singleton.Ellipsis || value == Singleton.True
                || value == Singleton.False || value is long or BigInteger or double or Imaginary or FrozenItems,
            Set or SetComp or GeneratorExp or Lambda => true,
            _ => false,
        };
        if (refuses)
        {
            Warn(Location.Of(e.Span), $"'{TypeNameOf(e)}' object is not subscriptable; perhaps you missed a comma?");
        }
    }

    // check_index
    private void WarnOfLiteralIndex(Expr e, Expr index)
    {
        if (_warnings is null || TypeNameOf(index) is not { } indexType || indexType is "int" or "bool") return;
        bool indexed = e switch
        {
            Constant { Value: var value } => value is string or int[] or byte[] or object[],
            Syntax.Tree.Tuple or List or ListComp or JoinedStr or FormattedValue => true,
            _ => false,
        };
        if (indexed)
        {
            Warn(Location.Of(e.Span),
                $"{TypeNameOf(e)} indices must be integers or slices, not {indexType}; perhaps you missed a comma?");
        }
    }

    // infer_type
    private static string? TypeNameOf(Expr e) => e switch
    {
        Syntax.Tree.Tuple => "tuple",
        List or ListComp => "list",
        Dict or DictComp => "dict",
        Set or SetComp => "set",
        GeneratorExp => "generator",
        Lambda => "function",
        JoinedStr or FormattedValue => "str",
        Constant { Value: var value } => value switch
        {
            string or int[] => "str",
            byte[] => "bytes",
            long or BigInteger => "int",
            double => "float",
            Imaginary => "complex",
            object[] => "tuple",
            FrozenItems => "frozenset",
            _ => value == Singleton.None ? "NoneType" : value == Singleton.Ellipsis ? "ellipsis" : "bool",
        },
        _ => null,
    };
}
