using System.Text;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>What an interpreter knows of codecs: search functions, found codecs, error handlers.</summary>
internal sealed class CodecState : IState<CodecState>
{
    static CodecState IState<CodecState>.New() => new();

    internal List<Value> SearchPath { get; } = [];

    internal Dictionary<string, PyTuple> Cache { get; } = [];

    internal Dictionary<string, Value> ErrorHandlers { get; } = CodecErrorFunctions.Table();

    internal bool IsLoaded { get; set; }
}

/// <summary>Codecs and error handlers by name. (codecs.c)</summary>
internal static class CodecRegistry
{
    /// <summary>Adds a search function. Throws.</summary>
    internal static void Register(ThreadState ts, Value search)
    {
        if (!Calls.IsCallable(search)) throw Errors.TypeError("argument must be callable");
        Load(ts).SearchPath.Add(search);
    }

    internal static void Unregister(ThreadState ts, Value search)
    {
        CodecState state = Load(ts);
        for (int i = 0; i < state.SearchPath.Count; i++)
        {
            if (!state.SearchPath[i].Is(search)) continue;
            state.Cache.Clear();
            state.SearchPath.RemoveAt(i);
            return;
        }
    }

    internal static void Forget(ThreadState ts, string encoding) => Load(ts).Cache.Remove(Normalize(encoding));

    /// <summary>The codec's four functions. Throws LookupError. (_PyCodec_Lookup)</summary>
    internal static PyTuple Lookup(ThreadState ts, string encoding)
    {
        CodecState state = Load(ts);
        string name = Normalize(encoding);
        if (state.Cache.TryGetValue(name, out PyTuple? known)) return known;
        if (state.SearchPath.Count == 0)
        {
            throw Errors.Make(PyType.LookupError, "no codec search functions registered: can't find encoding");
        }
        for (int i = 0; i < state.SearchPath.Count; i++)
        {
            Value found = Calls.Call(ts, state.SearchPath[i], name).OrThrow(ts);
            if (found.IsNone) continue;
            if (found.Ref is not PyTuple { Count: 4 } codec) throw Errors.TypeError("codec search functions must return 4-tuples");
            state.Cache[name] = codec;
            return codec;
        }
        throw Errors.Make(PyType.LookupError, $"unknown encoding: {encoding}");
    }

    /// <summary>The codec, if it is one for text. Throws LookupError. (_PyCodec_LookupTextEncoding)</summary>
    internal static PyTuple LookupText(ThreadState ts, string encoding, string alternative)
    {
        PyTuple codec = Lookup(ts, encoding);
        if (ReferenceEquals(codec.Type, PyType.Tuple)) return codec;
        Value isText = Attributes.Find(ts, codec, "_is_text_encoding");
        if (isText.IsNull && ts.HasPending) throw ts.Throwable();
        if (isText.IsNull || Truth.Of(ts, isText).OrThrow(ts) != 0) return codec;
        throw Errors.Make(
            PyType.LookupError, $"'{encoding}' is not a text encoding; use {alternative} to handle arbitrary codecs");
    }

    internal static void RegisterError(ThreadState ts, string name, Value handler)
    {
        if (!Calls.IsCallable(handler)) throw Errors.TypeError("handler must be callable");
        ts.Interpreter.State<CodecState>().ErrorHandlers[name] = handler;
    }

    /// <summary>The error handler; fails with LookupError.</summary>
    internal static Value LookupError(ThreadState ts, string name) =>
        ts.Interpreter.State<CodecState>().ErrorHandlers.TryGetValue(name, out Value handler)
            ? handler
            : ts.Raise(PyType.LookupError, $"unknown error handler name '{name}'");

    /// <summary>Lower case, with an underscore for each run of anything but letters, digits and dots. (_Py_normalize_encoding)</summary>
    internal static string Normalize(string encoding)
    {
        var name = new StringBuilder(encoding.Length);
        bool gap = false;
        foreach (char c in encoding)
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '.')
            {
                if (gap && name.Length > 0) name.Append('_');
                gap = false;
                name.Append(char.ToLowerInvariant(c));
            }
            else
            {
                gap = true;
            }
        }
        return name.ToString();
    }

    private static CodecState Load(ThreadState ts)
    {
        CodecState state = ts.Interpreter.State<CodecState>();
        if (state.IsLoaded) return state;
        state.IsLoaded = true;
        Value import = ts.Interpreter.Builtins.FindString("__import__");
        if (!import.IsNull) Calls.Call(ts, import, "encodings").OrThrow(ts);
        return state;
    }
}
