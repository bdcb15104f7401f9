using System.Buffers.Binary;
using System.Text;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

internal partial class PyUnpickler
{
    private bool ReadObject(ThreadState ts, byte op)
    {
        switch (op)
        {
            case PickleOp.LongBinPut:
                Memo.Set((uint)Int32(ts), Stack.Top);
                return true;
            case PickleOp.Put:
                long number = LineNumber(ts);
                if (number < 0) throw Errors.ValueError("negative PUT argument");
                Memo.Set(number, Stack.Top);
                return true;
            case PickleOp.Get:
                PushKnown(LineNumber(ts));
                return true;
            case PickleOp.Pop:
                if (Stack.MarkIsOnTop) Stack.PopMark();
                else Stack.Pop();
                return true;
            case PickleOp.PopMark:
                Stack.CutTo(Stack.PopMark());
                return true;
            case PickleOp.Dup:
                Stack.Push(Stack.Top);
                return true;
            case PickleOp.Proto:
                int protocol = Input.Byte(ts);
                if (protocol > PickleOp.HighestProtocol) throw Errors.ValueError($"unsupported pickle protocol: {protocol}");
                _protocol = protocol;
                return true;
            case PickleOp.Frame:
                Input.Ensure(ts, FrameSize(ts));
                return true;
            default:
                return ReadInstance(ts, op);
        }
    }

    private long FrameSize(ThreadState ts)
    {
        long size = BinaryPrimitives.ReadInt64LittleEndian(Input.Take(ts, 8));
        return size >= 0 ? size : throw Errors.OverflowError($"FRAME length exceeds system's maximum of {long.MaxValue} bytes");
    }

    private bool ReadInstance(ThreadState ts, byte op)
    {
        switch (op)
        {
            case PickleOp.Global:
                Value module = Line(ts);
                Value name = Line(ts);
                Stack.Push(Class(ts, module, name));
                return true;
            case PickleOp.StackGlobal:
                name = Stack.Pop();
                module = Stack.Pop();
                if (!ReferenceEquals(name.Type, PyType.Str) || !ReferenceEquals(module.Type, PyType.Str))
                {
                    throw PickleModule.UnpicklingError("STACK_GLOBAL requires str");
                }
                Stack.Push(Class(ts, module, name));
                return true;
            case PickleOp.Reduce:
                Value args = Stack.Pop();
                Value function = Stack.Pop();
                if (args.Ref is not PyTuple arguments) throw Errors.TypeError("argument list must be a tuple");
                Stack.Push(Calls.Call(ts, function, arguments.Items, null).OrThrow(ts));
                return true;
            case PickleOp.NewObj:
                ReadNewObject(ts, false);
                return true;
            case PickleOp.NewObjEx:
                ReadNewObject(ts, true);
                return true;
            case PickleOp.Build:
                Build(ts);
                return true;
            case PickleOp.Obj:
                ReadOldObject(ts);
                return true;
            case PickleOp.Inst:
                ReadOldInstance(ts);
                return true;
            case PickleOp.Ext1:
                PushExtension(ts, Input.Byte(ts));
                return true;
            case PickleOp.Ext2:
                PushExtension(ts, BinaryPrimitives.ReadUInt16LittleEndian(Input.Take(ts, 2)));
                return true;
            case PickleOp.Ext4:
                PushExtension(ts, Int32(ts));
                return true;
            default:
                return ReadOutside(ts, op);
        }
    }

    private bool ReadOutside(ThreadState ts, byte op)
    {
        switch (op)
        {
            case PickleOp.PersId:
                RequirePersistentLoad();
                ReadOnlySpan<byte> line = Input.Line(ts);
                if (!Ascii.IsValid(line)) throw PickleModule.UnpicklingError("persistent IDs in protocol 0 must be ASCII strings");
                Stack.Push(Calls.Call(ts, _persistentLoad, PyStr.FromLatin1(line)).OrThrow(ts));
                return true;
            case PickleOp.BinPersId:
                RequirePersistentLoad();
                Stack.Push(Calls.Call(ts, _persistentLoad, Stack.Pop()).OrThrow(ts));
                return true;
            case PickleOp.NextBuffer:
                Stack.Push(NextBuffer(ts));
                return true;
            case PickleOp.ReadOnlyBuffer:
                PyMemoryView view = PyMemoryView.Of(ts, Stack.Top);
                if (!Truth.Test(ts, Attributes.Get(ts, view, "readonly").OrThrow(ts)))
                {
                    Stack.Top = Calls.Method(ts, view, "toreadonly").OrThrow(ts);
                    view.Close(ts);
                }
                return true;
            default:
                return false;
        }
    }

    private void RequirePersistentLoad()
    {
        if (!_persistentLoad.IsNull) return;
        throw PickleModule.UnpicklingError(
            "A load persistent id instruction was encountered, but no persistent_load function was specified.");
    }

    private Value NextBuffer(ThreadState ts)
    {
        if (_buffers.IsNull)
        {
            throw PickleModule.UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given");
        }
        Value buffer = Iteration.Next(ts, _buffers);
        if (!buffer.IsNull) return buffer;
        throw ts.HasPending ? ts.Throwable() : PickleModule.UnpicklingError("not enough out-of-band buffers");
    }

    private Value Line(ThreadState ts)
    {
        ReadOnlySpan<byte> line = Input.Line(ts);
        return line.Length < 1 ? throw UnpicklerInput.Truncated() : Encodings.DecodeUtf8(ts, line);
    }

    private long LineNumber(ThreadState ts)
    {
        ReadOnlySpan<byte> line = Input.Line(ts);
        if (line.Length < 1) throw UnpicklerInput.Truncated();
        Value number = Calls.Call(ts, PyType.Int, Terminated(ts, line)).OrThrow(ts);
        return Indexing.ToSsize(ts, number, PyType.OverflowError).OrThrow(ts);
    }

    private void PushKnown(long number)
    {
        Value known = Memo.Find(number);
        if (known.IsNull) throw PickleModule.UnpicklingError($"Memo value not found at index {number}");
        Stack.Push(known);
    }

    private unsafe void ReadNewObject(ThreadState ts, bool hasKeywords)
    {
        string op = hasKeywords ? "NEWOBJ_EX" : "NEWOBJ";
        Value keywords = hasKeywords ? Stack.Pop() : default;
        Value args = Stack.Pop();
        Value cls = Stack.Pop();
        if (cls.Ref is not PyType type) throw PickleModule.UnpicklingError($"{op} class argument must be a type, not {cls.Type.Name}");
        if (type.TpNew == null) throw PickleModule.UnpicklingError($"{op} class argument '{type.Name}' doesn't have __new__");
        if (args.Ref is not PyTuple arguments) throw PickleModule.UnpicklingError($"{op} args argument must be a tuple, not {args.Type.Name}");
        if (!hasKeywords)
        {
            Stack.Push(type.TpNew(ts, type, arguments.Items, null).OrThrow(ts));
            return;
        }
        if (keywords.Ref is not PyDict dict) throw PickleModule.UnpicklingError($"{op} kwargs argument must be a dict, not {keywords.Type.Name}");
        Value construct = Attributes.Get(ts, cls, "__new__").OrThrow(ts);
        Stack.Push(Calls.CallWithDict(ts, construct, [cls, .. arguments.Items], dict).OrThrow(ts));
    }

    private void ReadOldObject(ThreadState ts)
    {
        int mark = Stack.PopMark();
        if (Stack.Count - mark < 1) throw Stack.Underflow();
        Value[] args = Stack.PopFrom(mark + 1);
        Value cls = Stack.Pop();
        Stack.Push(Instantiate(ts, cls, args));
    }

    private void ReadOldInstance(ThreadState ts)
    {
        int mark = Stack.PopMark();
        Value module = Line(ts);
        Value name = Line(ts);
        Value cls = Class(ts, module, name);
        Stack.Push(Instantiate(ts, cls, Stack.PopFrom(mark)));
    }

    // instantiate
    private static Value Instantiate(ThreadState ts, Value cls, Value[] args)
    {
        if (args.Length == 0 && cls.Ref is PyType)
        {
            Value initArgs = Attributes.Find(ts, cls, "__getinitargs__");
            if (initArgs.IsNull) return ts.HasPending ? throw ts.Throwable() : Calls.Method(ts, cls, "__new__", cls).OrThrow(ts);
        }
        return Calls.Call(ts, cls, args, null).OrThrow(ts);
    }

    private void PushExtension(ThreadState ts, long code)
    {
        if (code <= 0) throw PickleModule.UnpicklingError("EXT specifies code <= 0");
        Value key = Value.Int(code);
        Value known = _state.ExtensionCache.Find(ts, key);
        if (known.IsNull)
        {
            Value pair = _state.InvertedRegistry.Find(ts, key);
            if (pair.IsNull) throw Errors.ValueError($"unregistered extension code {code}");
            if (pair.Ref is not PyTuple { Count: 2 } names || names[0].Ref is not PyStr || names[1].Ref is not PyStr)
            {
                throw Errors.ValueError($"_inverted_registry[{code}] isn't a 2-tuple of strings");
            }
            known = Class(ts, names[0], names[1]);
            _state.ExtensionCache.Set(ts, key, known);
        }
        Stack.Push(known);
    }

    // load_build
    private void Build(ThreadState ts)
    {
        if (Stack.Count - 2 < Stack.Fence) throw Stack.Underflow();
        Value state = Stack.Pop();
        Value instance = Stack.Top;
        Value setState = Attributes.Find(ts, instance, "__setstate__");
        if (!setState.IsNull)
        {
            Calls.Call(ts, setState, state).OrThrow(ts);
            return;
        }
        if (ts.HasPending) throw ts.Throwable();
        Value slots = default;
        if (state.Ref is PyTuple { Count: 2 } pair)
        {
            state = pair[0];
            slots = pair[1];
        }
        if (!state.IsNone) SetAttributes(ts, instance, state.Ref as PyDict ?? throw PickleModule.UnpicklingError("state is not a dictionary"));
        if (slots.IsNull || slots.IsNone) return;
        if (slots.Ref is not PyDict slotState) throw PickleModule.UnpicklingError("slot state is not a dictionary");
        for (int i = 0; i < slotState.EntryCount; i++)
        {
            PyDict.Entry entry = slotState.EntryAt(i);
            if (!entry.Key.IsNull) Attributes.SetAny(ts, instance, entry.Key, entry.Item);
        }
    }

    private static void SetAttributes(ThreadState ts, Value instance, PyDict state)
    {
        // Inline attributes are filled without making a dictionary for them.
        bool direct = state.OnlyStrings && instance.Ref is PyInstance && InstanceAttributes.Has(instance.Ref);
        Value dict = direct ? default : Attributes.Get(ts, instance, "__dict__").OrThrow(ts);
        for (int i = 0; i < state.EntryCount; i++)
        {
            PyDict.Entry entry = state.EntryAt(i);
            if (entry.Key.IsNull) continue;
            Value key = ReferenceEquals(entry.Key.Type, PyType.Str) ? PyStr.Intern((PyStr)entry.Key.Ref) : entry.Key;
            if (direct) InstanceAttributes.Set(instance.Ref, (PyStr)key.Ref, entry.Item);
            else Subscript.Set(ts, dict, key, entry.Item).OrThrow(ts);
        }
    }
}
