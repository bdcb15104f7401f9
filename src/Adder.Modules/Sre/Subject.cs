using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sre;

/// <summary>The string, or bytes-like object, that is searched.</summary>
internal readonly struct Subject
{
    private readonly PyStr? _text;
    private readonly PyBytes? _bytes;

    private Subject(Value value, PyStr? text, PyBytes? bytes)
    {
        Value = value;
        _text = text;
        _bytes = bytes;
    }

    internal Value Value { get; }

    internal bool IsBytes => _text is null;

    internal int Length => _text is null ? _bytes!.Length : _text.Length;

    /// <summary>Throws TypeError for what is neither str nor bytes-like. (getstring)</summary>
    internal static Subject Of(ThreadState ts, Value value)
    {
        if (value.Ref is PyStr text) return new Subject(value, text, null);
        if (value.Ref is PyBytes bytes) return new Subject(value, null, bytes);
        if (BytesLike.TryCopyBuffer(ts, value, out byte[] copy)) return new Subject(value, null, PyBytes.Own(copy));
        throw Errors.TypeError($"expected string or bytes-like object, got '{value.Type.Name}'");
    }

    /// <summary>Part of it, as str or bytes. (getslice)</summary>
    internal Value Slice(int start, int end)
    {
        if (_text is not null) return _text.Substring(start, end);
        if (start == 0 && end == _bytes!.Length && ReferenceEquals(Value.Type, PyType.Bytes)) return Value;
        return PyBytes.From(_bytes!.Span.Slice(start, Math.Max(0, end - start)));
    }

    internal Value Empty => _text is null ? PyBytes.Empty : PyStr.Empty;

    /// <summary>Whether the character occurs in it.</summary>
    internal bool Contains(char character)
    {
        if (_text is null) return _bytes!.Span.Contains((byte)character);
        return _text.Kind switch
        {
            StrKind.Latin1 => _text.Latin1.Contains((byte)character),
            StrKind.Ucs2 => _text.Ucs2.Contains(character),
            _ => _text.Ucs4.Contains(character),
        };
    }

    internal bool Run(SreProgram program, SreState state, in MatchRequest request, out int start, out int end)
    {
        if (_text is null) return Run(program, state, _bytes!.Span, request, out start, out end);
        return _text.Kind switch
        {
            StrKind.Latin1 => Run(program, state, _text.Latin1, request, out start, out end),
            StrKind.Ucs2 => Run(program, state, _text.Ucs2, request, out start, out end),
            _ => Run(program, state, _text.Ucs4, request, out start, out end),
        };
    }

    private static bool Run<T>(
        SreProgram program, SreState state, ReadOnlySpan<T> text, in MatchRequest request, out int start, out int end)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        var matcher = new Matcher<T>(program, state, text[..request.End])
        {
            MatchAll = request.Kind == MatchKind.FullMatch,
            MustAdvance = request.MustAdvance,
        };
        bool found = request.Kind == MatchKind.Search ? matcher.Search(request.Start) : matcher.Match(request.Start);
        start = matcher.Start;
        end = matcher.End;
        return found;
    }
}

/// <summary>Where a match may start.</summary>
internal enum MatchKind : byte
{
    Match,
    FullMatch,
    Search,
}

/// <summary>What to look for, and between which positions.</summary>
internal readonly record struct MatchRequest(MatchKind Kind, int Start, int End, bool MustAdvance = false);
