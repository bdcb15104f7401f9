using Adder.Compilation;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;

namespace Adder.Modules.Symtable;

/// <summary>The symbol table of one block, as Python sees it.</summary>
[PyType("symtable entry", Module = "builtins", Property = "SymtableEntry", Subclassable = false, NoInstantiation = true)]
internal sealed partial class SymtableEntry : PyObject
{
    private readonly SymbolTableEntry _entry;
    private readonly PyDict _symbols = new();
    private readonly PyList _varnames = new();
    private readonly PyList _children = new();

    private SymtableEntry(SymbolTableEntry entry) : base(TypeObject)
    {
        _entry = entry;
        for (int i = 0; i < entry.Symbols.Count; i++)
        {
            _symbols.SetString(PyStr.Intern(entry.Symbols.NameAt(i)), entry.Symbols.ValueAt(i));
        }
        foreach (string name in entry.Varnames) _varnames.Add(PyStr.Intern(name));
    }

    public static SymtableEntry Of(SymbolTableEntry entry)
    {
        var made = new SymtableEntry(entry);
        foreach (SymbolTableEntry child in entry.Children) made._children.Add(Of(child));
        return made;
    }

    [PyMember("id")]
    private Value IdMember => Identity.Of((Value)this);

    [PyMember("name")]
    private Value NameMember => _entry.Name;

    [PyMember("symbols")]
    private Value SymbolsMember => _symbols;

    [PyMember("varnames")]
    private Value VarnamesMember => _varnames;

    [PyMember("children")]
    private Value ChildrenMember => _children;

    [PyMember("nested")]
    private Value NestedMember => _entry.Nested ? 1 : 0;

    [PyMember("type")]
    private Value TypeMember => (long)_entry.Type;

    [PyMember("lineno")]
    private Value LineMember => _entry.Span.Line;

    // ste_repr
    [Slot(Slot.TpRepr)]
    internal string ToRepr() => $"<symtable entry {_entry.Name}({Identity.Of((PyObject)this)}), line {_entry.Span.Line}>";
}
