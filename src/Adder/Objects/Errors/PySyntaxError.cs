using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>SyntaxError</c>.</summary>
[PyType("SyntaxError", Property = "SyntaxError", Base = typeof(ExceptionType), Doc = "The source is not valid Python.")]
public partial class PySyntaxError(PyType type) : PyException(type)
{
    [PyMember("msg", ReadOnly = false)] internal Value Message = Value.None;
    [PyMember("filename", ReadOnly = false)] internal Value FileName = Value.None;
    [PyMember("lineno", ReadOnly = false)] internal Value Line = Value.None;
    [PyMember("offset", ReadOnly = false)] internal Value Offset = Value.None;
    [PyMember("text", ReadOnly = false)] internal Value Text = Value.None;
    [PyMember("end_lineno", ReadOnly = false)] internal Value EndLine = Value.None;
    [PyMember("end_offset", ReadOnly = false)] internal Value EndOffset = Value.None;
    [PyMember("print_file_and_line", ReadOnly = false)] internal Value PrintFileAndLine = Value.None;

    // SyntaxError_init
    internal override void Initialize(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        base.Initialize(ts, args, kwnames);
        if (args.Length >= 1) Message = args[0];
        if (args.Length != 2) return;
        PyTuple info = Iterables.ToTuple(ts, args[1]);
        if (info.Count < 4) throw Errors.TypeError($"function missing required argument {(info.Count < 1 ? "'filename' (pos 1)" : info.Count < 2 ? "'lineno' (pos 2)" : info.Count < 3 ? "'offset' (pos 3)" : "'text' (pos 4)")}");
        if (info.Count > 6) throw Errors.TypeError($"function takes at most 6 arguments ({info.Count} given)");
        (FileName, Line, Offset, Text) = (info[0], info[1], info[2], info[3]);
        if (info.Count > 4) EndLine = info[4];
        if (info.Count > 5) EndOffset = info[5];
        if (info.Count == 5) throw Errors.TypeError("end_offset must be provided when end_lineno is provided");
    }

    // SyntaxError_str
    internal override Value StrOf(ThreadState ts)
    {
        string message = Protocols.Str.Of(ts, Message).ToString();
        string? file = FileName.Ref is PyStr name ? name.ToString()[(name.ToString().LastIndexOf('/') + 1)..] : null;
        bool line = Line.IsInt;
        if (file is not null && line) return $"{message} ({file}, line {Line.Bits})";
        if (file is not null) return $"{message} ({file})";
        return line ? $"{message} (line {Line.Bits})" : message;
    }
}

/// <summary><c>IndentationError</c>.</summary>
[PyType("IndentationError", Property = "IndentationError", Base = typeof(PySyntaxError), Doc = "Lines are not indented as they must be.")]
internal static partial class IndentationErrorType;

/// <summary><c>TabError</c>.</summary>
[PyType("TabError", Property = "TabError", Base = typeof(IndentationErrorType), Doc = "Tabs and spaces are mixed in indentation.")]
internal static partial class TabErrorType;
