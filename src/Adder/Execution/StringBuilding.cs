using System.Runtime.CompilerServices;
using Adder.Objects;

namespace Adder.Execution;

/// <summary>Joins the pieces of an f-string.</summary>
internal static class StringBuilding
{
    internal static Value Concat(ReadOnlySpan<Value> pieces)
    {
        int length = 0;
        bool latin1 = true;
        foreach (Value piece in pieces)
        {
            PyStr text = Unsafe.As<PyStr>(piece.Ref);
            length += text.Length;
            latin1 &= text.IsLatin1;
        }
        if (!latin1) return ConcatWide(pieces, length);
        if (length <= 1) return ConcatWide(pieces, length);
        PyStr joined = PyStr.New(length, out Span<byte> rest);
        foreach (Value piece in pieces)
        {
            ReadOnlySpan<byte> text = Unsafe.As<PyStr>(piece.Ref).Latin1;
            text.CopyTo(rest);
            rest = rest[text.Length..];
        }
        return joined;
    }

    /// <summary>left + right</summary>
    internal static Value Concat(PyStr left, PyStr right)
    {
        return PyStr.Concat(left, right);
    }

    private static Value ConcatWide(ReadOnlySpan<Value> pieces, int length)
    {
        StrBuilder builder = new(length);
        foreach (Value piece in pieces) builder.Append((PyStr)piece.Ref);
        return builder.ToStr();
    }
}
