using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Arrays;

/// <summary>The array module.</summary>
[PyModule("array", Doc = "Sequences of numbers of one size.")]
[PyModuleType(typeof(PyArray), Name = "array")]
[PyModuleType(typeof(PyArray), Name = "ArrayType")]
internal static partial class ArrayModule
{
    [PyConstant(Name = "typecodes")] internal const string TypeCodes = "bBuhHiIlLqQfd";

    // MutableSequence takes arrays in. (array_modexec)
    [PyModuleExec]
    private static void Register(ThreadState ts)
    {
        Value abc = ts.Interpreter.Modules.FindString("collections.abc");
        if (abc.IsNull) abc = ts.Interpreter.Modules.FindString("_collections_abc");
        if (abc.IsNull) return;
        Value sequence = Attributes.Get(ts, abc, "MutableSequence").OrThrow(ts);
        Calls.Method(ts, sequence, "register", PyArray.TypeObject).OrThrow(ts);
    }

    [PyFunction("_array_reconstructor($module, arraytype, typecode, mformat_code, items, /)\n--\n\nAn array from its machine representation, for pickle.", Name = "_array_reconstructor")]
    private static Value Reconstruct(ThreadState ts, PyType arraytype, CodePoint typecode, int mformatCode, Value items)
    {
        if (!arraytype.IsSubtypeOf(PyArray.TypeObject)) throw Errors.TypeError($"{arraytype.Name} is not a subtype of array.array");
        if (!ItemFormat.IsKnown(typecode.Number)) throw Errors.ValueError("second parameter must be a valid type code");
        if (mformatCode is < 0 or > MachineFormat.Last) throw Errors.ValueError("third parameter must be a valid machine format code.");
        if (items.Ref is not PyBytes bytes) throw Errors.TypeError($"fourth argument should be bytes, not {items.Type.Name}");
        PyArray made = PyArray.Make(arraytype, (char)typecode.Number);
        MachineFormat.Load(ts, made, mformatCode, bytes.ToArray());
        return made;
    }
}
