using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Startup;

/// <summary>
/// Finds packages of our own library inside packages of the standard library, and those of the standard library that ours extends. In
/// sys.meta_path before the path finder.
/// </summary>
[PyType("LibraryFinder", Module = "_adder", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyLibraryFinder : PyObject
{
    // Our packages; those whose own folder in the standard library counts as well are marked.
    private const string Extending = "concurrent.futures", Apart = "concurrent.interpreters";

    internal PyLibraryFinder() : base(TypeObject) { }

    [PyGetSet("__module__", Doc = "The module of its class: what tools look for in finders.")]
    private static string Module(Value self) => "_adder";

    /// <summary>Puts it into sys.meta_path, as the last but one.</summary>
    internal static void Install(PyDict sys)
    {
        if (sys.FindString("meta_path").Ref is PyList { Count: > 0 } finders) finders.InsertAt(finders.Count - 1, new PyLibraryFinder());
    }

    [PyMethod("find_spec($self, fullname, path=None, target=None, /)\n--\n\nThe spec of one of Adder's own packages, or None.", Name = "find_spec")]
    private Value FindSpec(ThreadState ts, PyStr fullname, Value path = default, Value target = default)
    {
        string name = fullname.ToString();
        return name is Extending or Apart ? Spec(ts, name, name == Extending, path) : Value.None;
    }

    private static Value Spec(ThreadState ts, string name, bool extends, Value path)
    {
        if (ts.Interpreter.Config.ModuleSearchPaths is not [.., string own]) return Value.None;
        string folder = Path.Combine(own, name.Replace('.', Path.DirectorySeparatorChar)), file = Path.Combine(folder, "__init__.py");
        if (!File.Exists(file)) return Value.None;
        PyList locations = new();
        locations.Add(folder);
        if (extends && path.Ref is PyList { Count: > 0 } parents && parents[0].Ref is PyStr parent)
        {
            locations.Add(Path.Combine(parent.ToString(), name[(name.LastIndexOf('.') + 1)..]));
        }
        PyDict keywords = new();
        keywords.SetString("submodule_search_locations", locations);
        Value external = ts.Interpreter.Modules.FindString("_frozen_importlib_external");
        Value make = Protocols.Attributes.Get(ts, external, "spec_from_file_location").OrThrow(ts);
        return Calls.CallWithDict(ts, make, [(Value)name, (Value)file], keywords);
    }

    [Slot(Slot.TpRepr)]
    private string ReprOf() => "<finder of Adder's own library>";
}
