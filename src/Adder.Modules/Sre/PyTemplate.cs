using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sre;

/// <summary><c>re.Template</c>: a replacement with group references, taken apart.</summary>
[PyType("Template", Module = "re", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyTemplate : PyObject
{
    private readonly (int Group, Value Literal)[] _items;

    private PyTemplate(Value literal, (int, Value)[] items) : base(TypeObject)
    {
        Literal = literal;
        _items = items;
    }

    /// <summary>What stands before the first group.</summary>
    internal Value Literal { get; }

    internal bool IsLiteral => _items.Length == 0;

    /// <summary>From literals with group numbers between them. Throws. (_sre_template_impl)</summary>
    internal static PyTemplate From(ThreadState ts, PyList parts)
    {
        if ((parts.Count & 1) == 0) throw Invalid();
        var items = new (int, Value)[parts.Count / 2];
        for (int i = 0; i < items.Length; i++)
        {
            if (!PyLong.TryInt64(parts[i * 2 + 1], out long group) || group < 0 || group > int.MaxValue) throw Invalid();
            items[i] = ((int)group, parts[i * 2 + 2]);
        }
        return new PyTemplate(parts[0], items);
    }

    private static PythonException Invalid() => Errors.TypeError("invalid template");

    /// <summary>Lib/re takes the replacement apart and keeps what it has done. Throws. (compile_template)</summary>
    internal static PyTemplate Compile(ThreadState ts, PyPattern pattern, Value replacement)
    {
        Value function = ModuleLookup.Attribute(ts, "re", "_compile_template");
        Value result = Calls.Call(ts, function, pattern, replacement);
        if (result.IsNull && ts.PendingIs(PyType.TypeError) && Plain(ts, replacement) is { IsNull: false } plain)
        {
            result = Calls.Call(ts, function, pattern, plain);
        }
        if (result.IsNull) throw ts.Throwable();
        return result.Ref as PyTemplate ?? throw Errors.RuntimeError(
            $"the result of compiling a replacement string is {result.Type.Name}, not re.Template");
    }

    // An unhashable replacement (a bytearray) is tried again as the basic type.
    private static Value Plain(ThreadState ts, Value replacement)
    {
        bool isSubclass = replacement.Ref is PyStr && !ReferenceEquals(replacement.Type, PyType.Str);
        bool isBuffer = replacement.Ref is not PyStr && Buffers.Has(replacement) && !ReferenceEquals(replacement.Type, PyType.Bytes);
        if (!isSubclass && !isBuffer) return default;
        ts.ClearPending();
        return isSubclass ? ((PyStr)replacement.Ref).Exact() : PyBytes.Own(Buffers.Copy(ts, replacement));
    }

    /// <summary>Appends the literals and the groups of the current match; a group that took no part adds nothing.</summary>
    internal void AppendTo(PyList parts, Scan scan)
    {
        AppendLiteral(parts, Literal);
        foreach ((int group, Value literal) in _items)
        {
            if (scan.Group(group) is { } found) parts.Add(found);
            AppendLiteral(parts, literal);
        }
    }

    // expand_template
    internal Value Expand(ThreadState ts, PyMatch match)
    {
        if (IsLiteral) return Literal;
        var parts = new PyList();
        AppendLiteral(parts, Literal);
        foreach ((int group, Value literal) in _items)
        {
            Value found = match.GroupAt(ts, group, Value.None).OrThrow(ts);
            if (!found.IsNone) parts.Add(found);
            AppendLiteral(parts, literal);
        }
        return PyPattern.Join(ts, Literal.Ref is PyStr ? PyStr.Empty : PyBytes.Empty, parts);
    }

    private static void AppendLiteral(PyList parts, Value literal)
    {
        bool isEmpty = literal.Ref is PyStr { Length: 0 } or PyBytes { Length: 0 };
        if (!isEmpty) parts.Add(literal);
    }
}
