using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Tests.Compilation;

/// <summary>A digest of everything in a code object and the ones nested in it; record_digests.py computes the same from CPython's.</summary>
internal static class CodeDigest
{
    public static string Of(CodeUnit code)
    {
        var text = new StringBuilder();
        Write(text, code);
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return Convert.ToHexStringLower(hash.AsSpan(0, 6));
    }

    private static void Write(StringBuilder text, CodeUnit code)
    {
        text.Append($"code {code.ArgCount} {code.PosOnlyArgCount} {code.KwOnlyArgCount} {code.StackSize} {(int)code.Flags} {code.FirstLine}\n");
        Write(text, code.Name);
        Write(text, code.Qualname);
        Write(text, code.Code);
        Write(text, code.LineTable);
        Write(text, code.ExceptionTable);
        foreach (string name in code.Names) Write(text, name);
        text.Append("locals\n");
        Names(text, code, LocalKind.Local);
        Names(text, code, LocalKind.Cell);
        Names(text, code, LocalKind.Free);
        Write(text, (object)code.Consts);
    }

    private static void Names(StringBuilder text, CodeUnit code, LocalKind kind)
    {
        for (int i = 0; i < code.LocalsPlusNames.Length; i++)
        {
            if ((code.LocalsPlusKinds[i] & kind) != 0) Write(text, code.LocalsPlusNames[i]);
        }
        text.Append("end\n");
    }

    private static void Write(StringBuilder text, object value)
    {
        switch (value)
        {
            case CodeUnit code: Write(text, code); break;
            case Singleton single: text.Append(single).Append('\n'); break;
            case long or BigInteger: text.Append($"int {value}\n"); break;
            case double number: text.Append($"float {BitConverter.DoubleToUInt64Bits(number):x16}\n"); break;
            case Imaginary number:
                text.Append($"complex {BitConverter.DoubleToUInt64Bits(number.Real):x16} {BitConverter.DoubleToUInt64Bits(number.Imag):x16}\n");
                break;
            case string or int[]: text.Append("str ").AppendJoin(',', CodePoints(value)).Append('\n'); break;
            case byte[] bytes: text.Append("bytes ").Append(Convert.ToHexStringLower(bytes)).Append('\n'); break;
            case object[] items:
                text.Append($"tuple {items.Length}\n");
                foreach (object item in items) Write(text, item);
                break;
            case FrozenItems set:
                string[] members = Array.ConvertAll(set.Items, TextOf);
                Array.Sort(members, StringComparer.Ordinal);
                text.Append($"frozenset {members.Length}\n").AppendJoin("", members);
                break;
            default: throw new InvalidOperationException($"{value.GetType()} is no constant");
        }
    }

    private static string TextOf(object value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static int[] CodePoints(object text)
    {
        if (text is int[] points) return points;
        var result = new List<int>();
        string utf16 = (string)text;
        for (int i = 0; i < utf16.Length; i++)
        {
            bool pair = char.IsHighSurrogate(utf16[i]) && i + 1 < utf16.Length && char.IsLowSurrogate(utf16[i + 1]);
            result.Add(pair ? char.ConvertToUtf32(utf16[i], utf16[++i]) : utf16[i]);
        }
        return [.. result];
    }
}
