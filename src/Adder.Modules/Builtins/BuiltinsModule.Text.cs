using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Builtins;

internal static partial class BuiltinsModule
{
    [PyFunction("repr($module, obj, /)\n--\n\nThe object as text for a programmer.\n\nWhere that is possible, eval() makes an equal object of it.")]
    private static Value ReprFunction(ThreadState ts, Value obj) => Repr.Of(ts, obj);

    [PyFunction("ascii($module, obj, /)\n--\n\nrepr() of an object in ASCII alone.\n\nAll other characters become \\\\x, \\\\u or \\\\U escapes.")]
    private static Value Ascii(ThreadState ts, Value obj) => Repr.Ascii(ts, obj);

    [PyFunction("format($module, value, format_spec='', /)\n--\n\nReturn type(value).__format__(value, format_spec)\n\nMany built-in types implement format_spec according to the\nFormat Specification Mini-language.")]
    private static Value Format(ThreadState ts, Value value, PyStr? formatSpec = null) => FormatCalls.Format(ts, value, formatSpec ?? PyStr.Empty);

    // builtin_print_impl
    [PyFunction("print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)\n--\n\nWrite values to a stream, as str() gives them.\n\n  sep\n    what stands between two values; a space unless given.\n  end\n    what stands after the last one; a newline unless given.\n  file\n    where to; sys.stdout unless given.\n  flush\n    whether the stream is flushed afterwards.", Name = "print", Convention = CallingConvention.FastCall | CallingConvention.Keywords)]
    private static Value Print(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        Value separator = Value.None, end = Value.None, file = Value.None, flush = Value.False;
        for (int i = positional; i < args.Length; i++)
        {
            PyStr keyword = (PyStr)kwnames![i - positional].Ref;
            if (keyword.Is("sep")) separator = args[i];
            else if (keyword.Is("end")) end = args[i];
            else if (keyword.Is("file")) file = args[i];
            else if (keyword.Is("flush")) flush = args[i];
            else return ts.Raise(PyType.TypeError, $"'{keyword}' is an invalid keyword argument for print()");
        }
        int flushing = Truth.Of(ts, flush);
        if (flushing < 0) return default;
        if (file.IsNone) file = ts.Interpreter.SysDict.FindString("stdout");
        if (file.IsNull) return ts.Raise(PyType.RuntimeError, "lost sys.stdout");
        if (file.IsNone) return Value.None;
        if (!separator.IsNone && separator.Ref is not PyStr) return ts.Raise(PyType.TypeError, $"sep must be None or a string, not {separator.Type.Name}");
        if (!end.IsNone && end.Ref is not PyStr) return ts.Raise(PyType.TypeError, $"end must be None or a string, not {end.Type.Name}");
        if (!Write(ts, file, args[..positional], separator, end)) return default;
        return flushing > 0 && Calls.Method(ts, file, "flush").IsNull ? default : Value.None;
    }

    private static bool Write(ThreadState ts, Value file, ReadOnlySpan<Value> items, Value separator, Value end)
    {
        Value write = Protocols.Attributes.Get(ts, file, "write");
        if (write.IsNull) return false;
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0 && Calls.Call(ts, write, separator.IsNone ? PyStr.FromCodePoint(' ') : separator).IsNull) return false;
            if (Calls.Call(ts, write, Str.Of(ts, items[i])).IsNull) return false;
        }
        return !Calls.Call(ts, write, end.IsNone ? PyStr.FromCodePoint('\n') : end).IsNull;
    }

    [PyFunction("input($module, prompt='', /)\n--\n\nA line of standard input, without its end.\n\nThe prompt, if given, is written to standard output first.\nAt the end of the input there is EOFError. On a terminal the line can be edited.")]
    private static Value Input(ThreadState ts, Value prompt = default)
    {
        Value stdin = Stream(ts, "stdin"), stdout = Stream(ts, "stdout"), stderr = Stream(ts, "stderr");
        Auditing.Raise(ts, "builtins.input", prompt.IsNull ? Value.None : prompt);
        if (Calls.Method(ts, stderr, "flush").IsNull) ts.ClearPending();
        if (LineEditor(ts, stdin, stdout) is { IsNull: false } editor)
        {
            if (Calls.Method(ts, stdout, "flush").IsNull) ts.ClearPending();
            Value text = prompt.IsNull ? "" : Str.Of(ts, prompt);
            return Entered(ts, Calls.Call(ts, editor, text).OrThrow(ts));
        }
        if (!prompt.IsNull)
        {
            Calls.Method(ts, stdout, "write", Str.Of(ts, prompt)).OrThrow(ts);
        }
        if (Calls.Method(ts, stdout, "flush").IsNull) ts.ClearPending();
        Value line = Calls.Method(ts, stdin, "readline").OrThrow(ts);
        if (line.Ref is not PyStr read) throw Errors.TypeError("object.readline() returned non-string");
        if (read.Length == 0) throw Errors.Make(PyType.EOFError, "EOF when reading a line");
        return Entered(ts, read[read.Length - 1] == '\n' ? read.Substring(0, read.Length - 1) : read);
    }

    private static Value Entered(ThreadState ts, Value line)
    {
        Auditing.Raise(ts, "builtins.input/result", line);
        return line;
    }

    // PyOS_Readline: a terminal's line is edited once readline is imported.
    private static Value LineEditor(ThreadState ts, Value stdin, Value stdout)
    {
        Value readline = ts.Interpreter.Modules.FindString("readline");
        if (readline.IsNull || !IsTerminal(ts, stdin, 0) || !IsTerminal(ts, stdout, 1)) return default;
        if (Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb") return default;
        Value read = Attributes.Find(ts, readline, "_input");
        if (read.IsNull) ts.ClearPending();
        return read;
    }

    private static bool IsTerminal(ThreadState ts, Value stream, int descriptor)
    {
        Value number = Calls.Method(ts, stream, "fileno");
        if (number.IsNull) ts.ClearPending();
        return !number.IsNull && number.IsInt && number.Bits == descriptor && Platform.LibC.IsATty(descriptor) == 1;
    }

    private static Value Stream(ThreadState ts, string name)
    {
        Value stream = ts.Interpreter.SysDict.FindString(name);
        return stream.IsNull || stream.IsNone ? throw Errors.RuntimeError($"input(): lost sys.{name}") : stream;
    }
}
