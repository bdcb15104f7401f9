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
        if (!BytesLike.TryCopyBuffer(ts, a, out byte[] first) || !BytesLike.TryCopyBuffer(ts, b, out byte[] second))
        {
            if (ts.HasPending) throw ts.Throwable();
            throw Errors.TypeError($"unsupported operand types(s) or combination of types: '{a.Type.Name}' and '{b.Type.Name}'");
        }
        return CryptographicOperations.FixedTimeEquals(first, second);
    }

    private static bool IsAscii(PyStr text) => text.IsLatin1 && System.Text.Ascii.IsValid(text.Latin1);
}
