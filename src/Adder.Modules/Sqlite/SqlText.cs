using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary>Text between Python and SQLite, which has it in UTF-8.</summary>
internal static unsafe class SqlText
{
    /// <summary>Text in UTF-8; false where it is not valid.</summary>
    internal static bool TryDecode(ReadOnlySpan<byte> utf8, out PyStr text)
    {
        if (Ascii.IsValid(utf8))
        {
            text = PyStr.FromLatin1(utf8);
            return true;
        }
        bool isValid = Utf8.IsValid(utf8);
        text = PyStr.From(Encoding.UTF8.GetString(utf8));
        return isValid;
    }

    internal static Value FromPointer(byte* utf8) => utf8 is null ? Value.None : PyStr.From(Marshal.PtrToStringUTF8((nint)utf8)!);

    /// <summary>The bytes without a 0 behind. Throws where there are lone surrogates.</summary>
    internal static ReadOnlySpan<byte> Encode(ThreadState ts, PyStr text) =>
        text.IsLatin1 && Ascii.IsValid(text.Latin1) ? text.Latin1 : Encodings.Encode(ts, text, "utf-8", null).Span;

    /// <summary>The bytes with a 0 behind.</summary>
    internal static byte[] Terminated(ThreadState ts, PyStr text) => [.. Encode(ts, text), 0];

    /// <inheritdoc cref="Terminated(ThreadState, PyStr)"/>
    internal static byte[] Terminated(string text) => [.. Encoding.UTF8.GetBytes(text), 0];

    /// <summary>Where SQL begins behind spaces and comments; the length where there is none. (lstrip_sql)</summary>
    internal static int Start(ReadOnlySpan<byte> sql)
    {
        int i = 0;
        while (i < sql.Length)
        {
            byte c = sql[i];
            if (c is (byte)' ' or (byte)'\t' or (byte)'\f' or (byte)'\n' or (byte)'\r' or 0)
            {
                i++;
            }
            else if (c == '-' && sql[i..].StartsWith("--"u8))
            {
                int end = sql[i..].IndexOf((byte)'\n');
                if (end < 0) return sql.Length;
                i += end + 1;
            }
            else if (c == '/' && sql[i..].StartsWith("/*"u8))
            {
                int end = sql[(i + 2)..].IndexOf("*/"u8);
                if (end < 0) return sql.Length;
                i += end + 4;
            }
            else
            {
                break;
            }
        }
        return i;
    }

    /// <summary>Whether it changes rows: the statements before which a transaction begins by itself.</summary>
    internal static bool ChangesRows(ReadOnlySpan<byte> sql) =>
        Begins(sql, "insert"u8) || Begins(sql, "update"u8) || Begins(sql, "delete"u8) || Begins(sql, "replace"u8);

    private static bool Begins(ReadOnlySpan<byte> sql, ReadOnlySpan<byte> word) =>
        sql.Length >= word.Length && Ascii.EqualsIgnoreCase(sql[..word.Length], word);
}
