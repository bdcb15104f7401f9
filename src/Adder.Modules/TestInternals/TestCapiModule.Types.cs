using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

// What tests reach of built-in types.
internal static partial class TestCapiModule
{
    // PySequence_GetItem
    [PyFunction("sequence_getitem($module, obj, i, /)\n--\n\nAn item by the sequence protocol.", Name = "sequence_getitem")]
    private static unsafe Value SequenceGetItem(ThreadState ts, Value obj, long i)
    {
        if (obj.Type.SqItem == null) throw Errors.TypeError($"'{obj.Type.Name}' object does not support indexing");
        return obj.Type.SqItem(ts, obj, FromEnd(ts, obj, i));
    }

    // PySequence_SetItem
    [PyFunction("sequence_setitem($module, obj, i, value, /)\n--\n\nSet an item by the sequence protocol.", Name = "sequence_setitem")]
    private static void SequenceSetItem(ThreadState ts, Value obj, long i, Value value) => SetItem(ts, obj, i, value, "assignment");

    // PySequence_DelItem
    [PyFunction("sequence_delitem($module, obj, i, /)\n--\n\nDelete an item by the sequence protocol.", Name = "sequence_delitem")]
    private static void SequenceDelItem(ThreadState ts, Value obj, long i) => SetItem(ts, obj, i, default, "deletion");

    private static unsafe void SetItem(ThreadState ts, Value obj, long index, Value value, string what)
    {
        if (obj.Type.SqAssItem == null) throw Errors.TypeError($"'{obj.Type.Name}' object does not support item {what}");
        obj.Type.SqAssItem(ts, obj, FromEnd(ts, obj, index), value).OrThrow(ts);
    }

    private static unsafe long FromEnd(ThreadState ts, Value obj, long index) =>
        index < 0 && obj.Type.SqLength != null ? index + obj.Type.SqLength(ts, obj).OrThrow(ts) : index;

    [PyFunction("getbuffer_with_null_view($module, obj, /)\n--\n\nAsk for a buffer and nowhere to put it.", Name = "getbuffer_with_null_view")]
    private static void GetBufferWithNullView(Value obj) =>
        throw Errors.Make(PyType.BufferError, $"{obj.Type.Name}_getbuffer: view==NULL argument is obsolete");

    // _PyDict_GetItem_KnownHash
    [PyFunction("dict_getitem_knownhash($module, mp, key, hash, /)\n--\n\nFind an item with a hash that is known.", Name = "dict_getitem_knownhash")]
    private static Value DictGetItemKnownHash(ThreadState ts, Value mp, Value key, long hash)
    {
        if (mp.Ref is not PyDict dict) throw Errors.Make(PyType.SystemError, "bad argument to internal function");
        Value found = dict.Find(ts, key);
        if (found.IsNull && !ts.HasPending) throw Errors.Make(PyType.KeyError, key);
        return found;
    }

    // A __get__ that calls repr() of the owner without looking at the result.
    [PyFunction("bad_get($module, self, obj, cls, /)\n--\n\nA descriptor's getter for tests.", Name = "bad_get")]
    private static Value BadGet(ThreadState ts, Value self, Value obj, Value cls) => Calls.Call(ts, cls).IsNull ? default : Repr.Of(ts, self);

    // PyBuffer_SizeFromFormat
    [PyFunction("PyBuffer_SizeFromFormat($module, format, /)\n--\n\nThe size of an item of this format.", Name = "PyBuffer_SizeFromFormat")]
    private static Value BufferSizeFromFormat(ThreadState ts, Value format) =>
        Calls.Method(ts, InstanceState.ModuleNamed(ts, "struct"), "calcsize", format);

    [PyFunction("This is a pretty normal docstring.", Name = "test_with_docstring")]
    private static void TestWithDocstring(ThreadState ts) { }
}
