using Adder.Modules.Xml;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.ElementTree;

/// <summary><c>xml.etree.ElementTree.ParseError</c></summary>
[PyType("ParseError", Module = "xml.etree.ElementTree", Base = typeof(PySyntaxError))]
internal static partial class PyParseErrorType;

/// <summary>What makes comments and processing instructions, in one interpreter.</summary>
internal sealed class TreeFactories : IState<TreeFactories>
{
    static TreeFactories IState<TreeFactories>.New() => new();

    internal Value Comment, ProcessingInstruction;
}

/// <summary>The _elementtree module: the fast part of xml.etree.ElementTree.</summary>
[PyModule("_elementtree")]
[PyModuleType(typeof(PyElement))]
[PyModuleType(typeof(PyTreeBuilder))]
[PyModuleType(typeof(PyTreeParser))]
[PyModuleType(typeof(PyParseErrorType))]
internal static partial class ElementTreeModule
{
    internal static PythonException ParseError(ThreadState ts, string message) =>
        new((PyException)Calls.Call(ts, PyParseErrorType.TypeObject, (Value)message).OrThrow(ts).Ref);

    // expat_set_error
    internal static PythonException ParseError(ThreadState ts, XmlError code, long line, long column, string? message)
    {
        PythonException error = ParseError(ts, $"{message ?? XmlErrors.Text(code)}: line {line}, column {column}");
        PyDict attributes = InstanceAttributes.DictOf(error.Error)!;
        attributes.SetString("code", Value.Int((long)code));
        attributes.SetString("position", new PyTuple(Value.Int(line), Value.Int(column)));
        return error;
    }

    [PyFunction("SubElement(parent, tag, attrib={}, **extra)", Name = "SubElement", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private static Value SubElement(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int count = args.Length - (kwnames?.Count ?? 0);
        if (count is < 2 or > 3) throw Errors.TypeError($"SubElement() takes {(count < 2 ? "at least 2" : "at most 3")} arguments ({count} given)");
        if (args[0].Ref is not PyElement parent)
        {
            throw Errors.TypeError($"SubElement() argument 1 must be xml.etree.ElementTree.Element, not {args[0].Type.Name}");
        }
        if (count > 2 && args[2].Ref is not PyDict) throw Errors.TypeError($"SubElement() argument 3 must be dict, not {args[2].Type.Name}");
        PyElement element = PyElement.Make(args[1], PyElement.AttributesFrom(ts, args[2..], count > 2, kwnames));
        parent.Children.Add(element);
        return element;
    }

    [PyFunction("""
        _set_factories($module, comment_factory, pi_factory, /)
        --

        Say what makes comments and processing instructions; for ElementTree itself.
        """, Name = "_set_factories")]
    private static Value SetFactories(ThreadState ts, Value commentFactory, Value piFactory)
    {
        if (!Calls.IsCallable(commentFactory) && !commentFactory.IsNone)
        {
            throw Errors.TypeError($"Comment factory must be callable, not {commentFactory.Type.Name}");
        }
        if (!Calls.IsCallable(piFactory) && !piFactory.IsNone) throw Errors.TypeError($"PI factory must be callable, not {piFactory.Type.Name}");
        TreeFactories known = ts.Interpreter.State<TreeFactories>();
        var old = new PyTuple(
            known.Comment.IsNull ? Value.None : known.Comment, known.ProcessingInstruction.IsNull ? Value.None : known.ProcessingInstruction);
        known.Comment = commentFactory.IsNone ? default : commentFactory;
        known.ProcessingInstruction = piFactory.IsNone ? default : piFactory;
        return old;
    }
}
