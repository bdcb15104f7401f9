using System.Security.Cryptography;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Operators;

/// <summary>Comparison in constant time.</summary>
internal static unsafe partial class OperatorModule
{
    [PyFunction("""
        _compare_digest($module, a, b, /)
        --

        Whether two ASCII strings or bytes-like objects are equal, found out in a time that does not depend on where
        they differ.
        """, Name = "_compare_digest")]
    private static bool CompareDigest(ThreadState ts, Value a, Value b)
    {
        if (a.Ref is PyStr left && b.Ref is PyStr right)
        {
            if (!IsAscii(left) || !IsAscii(right)) throw Errors.TypeError("comparing strings with non-ASCII characters is not supported");
            return CryptographicOperations.FixedTimeEquals(left.Latin1, right.Latin1);
        }
        if (!Buffers.Has(a) || !Buffers.Has(b))
        {
            throw Errors.TypeError($"unsupported operand types(s) or combination of types: '{a.Type.Name}' and '{b.Type.Name}'");
        }
        using BufferView first = BufferView.From(ts, a);
        using BufferView second = BufferView.From(ts, b);
        return CryptographicOperations.FixedTimeEquals(first.Span, second.Span);
    }

    private static bool IsAscii(PyStr text) => text.IsLatin1 && System.Text.Ascii.IsValid(text.Latin1);
}
