using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Xml;

/// <summary><c>xml.parsers.expat.ExpatError</c></summary>
[PyType("ExpatError", Module = "xml.parsers.expat", Base = typeof(ExceptionType))]
internal static partial class ExpatErrorType;

/// <summary>The pyexpat module.</summary>
[PyModule("pyexpat", Doc = "Python wrapper for Expat parser.")]
[PyModuleType(typeof(ExpatErrorType))]
[PyModuleType(typeof(ExpatErrorType), Name = "error")]
[PyModuleType(typeof(PyXmlParser), Name = "XMLParserType")]
internal static partial class PyexpatModule
{
    [PyConstant(Name = "EXPAT_VERSION")] internal const string ExpatVersion = "expat_2.5.0";
    [PyConstant(Name = "native_encoding")] internal const string NativeEncoding = "UTF-8";
    [PyConstant(Name = "XML_PARAM_ENTITY_PARSING_NEVER")] internal const int Never = 0;
    [PyConstant(Name = "XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE")] internal const int UnlessStandalone = 1;
    [PyConstant(Name = "XML_PARAM_ENTITY_PARSING_ALWAYS")] internal const int Always = 2;

    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        PyDict dict = module.Dict;
        dict.SetString("version_info", new PyTuple(Value.Int(2), Value.Int(5), Value.Int(0)));
        dict.SetString("features", Features());
        Add(ts, dict, "errors", MakeErrors());
        Add(ts, dict, "model", MakeModel());
    }

    private static void Add(ThreadState ts, PyDict dict, string name, PyModule submodule)
    {
        dict.SetString(name, submodule);
        ts.Interpreter.Modules.SetString($"pyexpat.{name}", submodule);
    }

    private static PyList Features()
    {
        (string Name, long Number)[] all =
        [
            ("sizeof(XML_Char)", 1), ("sizeof(XML_LChar)", 1), ("XML_DTD", 0), ("XML_CONTEXT_BYTES", 1024), ("XML_NS", 0),
            ("XML_BLAP_MAX_AMP", 100), ("XML_BLAP_ACT_THRES", 8 * 1024 * 1024),
        ];
        var list = new PyList();
        foreach ((string name, long number) in all) list.Add(new PyTuple(name, Value.Int(number)));
        return list;
    }

    private static PyModule MakeErrors()
    {
        var module = new PyModule("pyexpat.errors", "Constants used to describe error conditions.");
        PyDict codes = new(), messages = new();
        for (int i = 1; i < XmlErrors.All.Length; i++)
        {
            (string name, string text) = XmlErrors.All[i];
            module.Dict.SetString(name, text);
            codes.SetString(text, Value.Int(i));
            messages.Set(null!, Value.Int(i), text);
        }
        module.Dict.SetString("codes", codes);
        module.Dict.SetString("messages", messages);
        return module;
    }

    private static PyModule MakeModel()
    {
        var module = new PyModule("pyexpat.model", "Constants used to interpret content model information.");
        string[] types = ["EMPTY", "ANY", "MIXED", "NAME", "CHOICE", "SEQ"], quantifiers = ["NONE", "OPT", "REP", "PLUS"];
        for (int i = 0; i < types.Length; i++) module.Dict.SetString($"XML_CTYPE_{types[i]}", Value.Int(i + 1));
        for (int i = 0; i < quantifiers.Length; i++) module.Dict.SetString($"XML_CQUANT_{quantifiers[i]}", Value.Int(i));
        return module;
    }

    [PyFunction("""
        ParserCreate($module, /, encoding=None, namespace_separator=None,
                     intern=<unrepresentable>)
        --

        Return a new XML parser object.
        """, Name = "ParserCreate")]
    private static Value ParserCreate(string? encoding = null, string? namespaceSeparator = null, Value intern = default)
    {
        if (namespaceSeparator is { Length: > 1 })
        {
            throw Errors.ValueError("namespace_separator must be at most one character, omitted, or None");
        }
        if (!intern.IsNull && !intern.IsNone && intern.Ref is not PyDict) throw Errors.TypeError("intern must be a dictionary");
        PyDict? names = intern.IsNull ? new PyDict() : intern.Ref as PyDict;
        return PyXmlParser.Create(encoding, namespaceSeparator, names);
    }

    [PyFunction("ErrorString($module, code, /)\n--\n\nReturns string error for given number.", Name = "ErrorString")]
    private static Value ErrorString(long code) =>
        code > 0 && code < XmlErrors.All.Length ? XmlErrors.All[code].Text : Value.None;
}
