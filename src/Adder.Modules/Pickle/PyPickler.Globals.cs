using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

internal partial class PyPickler
{
    // save_type
    private void SaveType(ThreadState ts, Value obj)
    {
        Value single = obj.Is(PyType.NoneType) ? Value.None
            : obj.Is(Value.Ellipsis.Type) ? Value.Ellipsis
            : obj.Is(Value.NotImplemented.Type) ? Value.NotImplemented
            : default;
        if (single.IsNull) SaveGlobal(ts, obj, default);
        else SaveReduction(ts, new PyTuple(PyType.Type, new PyTuple(single)), obj);
    }

    /// <summary>A reference to what a module holds. Throws. (save_global)</summary>
    private void SaveGlobal(ThreadState ts, Value obj, Value givenName)
    {
        PyStr name = NameOf(ts, obj, givenName);
        PyStr[] path = DottedName.Split(ts, default, name);
        Value moduleName = DottedName.ModuleOf(ts, obj, path);
        // One object for equal names, so that the memo knows it again.
        if (ReferenceEquals(moduleName.Type, PyType.Str)) moduleName = PyStr.Intern((PyStr)moduleName.Ref);
        // Where a module and a type of it have the same name these are two strings, as the name of a static type is made anew. (type_qualname)
        if (obj.Ref is PyType { IsHeapType: false }) name = PyStr.From(name.ToString());
        Value module = Calls.Call(ts, Builtin.Get(ts, "__import__"), moduleName, Value.None, Value.None, PyTuple.Empty, 0);
        if (!module.IsNull) module = Subscript.Find(ts, ts.Interpreter.Modules, moduleName);
        if (module.IsNull)
        {
            if (!ts.HasPending || ts.ClearIf(PyType.ImportError))
            {
                throw PickleModule.PicklingError($"Can't pickle {Repr.Of(ts, obj)}: import of module {Repr.Of(ts, moduleName)} failed");
            }
            throw ts.Throwable();
        }
        Value found = DottedName.Find(ts, module, path, out Value parent);
        if (found.IsNull)
        {
            ts.ClearPending();
            throw PickleModule.PicklingError($"Can't pickle {Repr.Of(ts, obj)}: attribute lookup {name} on {Str.Of(ts, moduleName)} failed");
        }
        if (!found.Is(obj))
        {
            throw PickleModule.PicklingError($"Can't pickle {Repr.Of(ts, obj)}: it's not the same object as {Str.Of(ts, moduleName)}.{name}");
        }
        if (_protocol >= 2 && TrySaveExtension(ts, obj, moduleName, name)) return;
        if (path.Length > 1 && parent.Is(module)) name = path[^1];
        if (_protocol >= 4)
        {
            Save(ts, moduleName);
            Save(ts, name);
            Output.Byte(PickleOp.StackGlobal);
        }
        else if (!parent.Is(module))
        {
            SaveReduction(ts, new PyTuple(_state.GetAttr, new PyTuple(parent, path[^1])), default);
        }
        else
        {
            WriteGlobal(ts, moduleName, name);
        }
        Memoize(obj.Ref);
    }

    private static PyStr NameOf(ThreadState ts, Value obj, Value given)
    {
        if (given.IsNull)
        {
            given = Attributes.Find(ts, obj, "__qualname__");
            if (given.IsNull) given = ts.HasPending ? throw ts.Throwable() : Attributes.Get(ts, obj, "__name__").OrThrow(ts);
        }
        return given.Ref as PyStr ?? throw Errors.TypeError($"must be str, not {given.Type.Name}");
    }

    private bool TrySaveExtension(ThreadState ts, Value obj, Value module, PyStr name)
    {
        Value code = _state.ExtensionRegistry.Find(ts, new PyTuple(module, name));
        if (code.IsNull) return ts.HasPending ? throw ts.Throwable() : false;
        if (!PyLong.IsExact(code))
        {
            throw PickleModule.PicklingError($"Can't pickle {Repr.Of(ts, obj)}: extension code {Repr.Of(ts, code)} isn't an integer");
        }
        if (!code.IsInt || code.Bits is <= 0 or > int.MaxValue)
        {
            throw Errors.RuntimeError($"Can't pickle {Repr.Of(ts, obj)}: extension code {Repr.Of(ts, code)} is out of range");
        }
        int number = (int)code.Bits;
        if (number <= 0xFF) Output.Bytes(PickleOp.Ext1, (byte)number);
        else if (number <= 0xFFFF) Output.OpUInt16(PickleOp.Ext2, number);
        else Output.OpInt32(PickleOp.Ext4, number);
        return true;
    }

    private void WriteGlobal(ThreadState ts, Value module, Value name)
    {
        if (_fixImports) ToPython2(ts, ref module, ref name);
        Output.Byte(PickleOp.Global);
        Output.Bytes(Identifier(ts, module, "module"));
        Output.Byte((byte)'\n');
        Output.Bytes(Identifier(ts, name, "global"));
        Output.Byte((byte)'\n');
    }

    private byte[] Identifier(ThreadState ts, Value value, string what)
    {
        PyStr text = value.Ref as PyStr ?? throw Errors.TypeError($"must be str, not {value.Type.Name}");
        try
        {
            return _protocol == 3 ? Encodings.EncodeUtf8(ts, text) : Encodings.Encode(ts, text, "ascii", null).ToArray();
        }
        catch (PythonException error) when (error.Error.Type.IsSubtypeOf(PyType.UnicodeEncodeError))
        {
            throw PickleModule.PicklingError($"can't pickle {what} identifier '{text}' using pickle protocol {_protocol}");
        }
    }

    // fix_imports
    private void ToPython2(ThreadState ts, ref Value module, ref Value name)
    {
        Value pair = _state.NameMapping3To2.Find(ts, new PyTuple(module, name));
        if (ts.HasPending) throw ts.Throwable();
        if (!pair.IsNull)
        {
            if (pair.Ref is not PyTuple { Count: 2 } tuple || tuple[0].Ref is not PyStr || tuple[1].Ref is not PyStr)
            {
                throw Errors.RuntimeError($"_compat_pickle.REVERSE_NAME_MAPPING values should be 2-tuples, not {pair.Type.Name}");
            }
            (module, name) = (tuple[0], tuple[1]);
            return;
        }
        Value renamed = _state.ImportMapping3To2.Find(ts, module);
        if (renamed.IsNull) return;
        if (renamed.Ref is not PyStr)
        {
            throw Errors.RuntimeError($"_compat_pickle.REVERSE_IMPORT_MAPPING values should be strings, not {renamed.Type.Name}");
        }
        module = renamed;
    }
}
