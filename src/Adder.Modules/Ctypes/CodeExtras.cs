using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>What tools keep with code objects: a pointer for each index that was asked for. (PEP 523's co_extra)</summary>
internal sealed class CodeExtras : IState<CodeExtras>
{
    static CodeExtras IState<CodeExtras>.New() => new();

    private const int MostIndices = 255;

    private readonly List<nint> _freeFunctions = [];
    private readonly ConditionalWeakTable<CodeObject, Slots> _slots = [];

    /// <summary>Throws SystemError for what is no code.</summary>
    internal static CodeObject CodeOf(ThreadState ts, nint handle) => ObjectHandles.Find(ts, handle).Ref as CodeObject ?? throw BadCall();

    /// <summary>A new index, or -1.</summary>
    internal nint Request(nint free)
    {
        if (_freeFunctions.Count >= MostIndices) return -1;
        _freeFunctions.Add(free);
        return _freeFunctions.Count - 1;
    }

    internal nint Get(CodeObject code, nint index) => _slots.TryGetValue(code, out Slots? slots) && index >= 0 && index < slots.Pointers.Length ? slots.Pointers[index] : 0;

    internal void Set(ThreadState ts, CodeObject code, nint index, nint pointer)
    {
        if (index < 0 || index >= _freeFunctions.Count) throw BadCall();
        Slots slots = _slots.GetValue(code, _ => new Slots(ts.Interpreter.Finalization, this));
        ts.Interpreter.Finalization.Expect();
        if (index >= slots.Pointers.Length) Array.Resize(ref slots.Pointers, _freeFunctions.Count);
        Free(ts, index, slots.Pointers[index]);
        slots.Pointers[index] = pointer;
    }

    private unsafe void Free(ThreadState ts, nint index, nint pointer)
    {
        nint free = _freeFunctions[(int)index];
        if (pointer == 0 || free == 0) return;
        // It may be a Python function, which has to know its thread.
        using (NativeCall.Leave(ts, unlocks: false)) ((delegate* unmanaged[Cdecl]<nint, void>)free)(pointer);
    }

    private static PythonException BadCall() => Errors.SystemError("bad argument to internal function");

    /// <summary>Dies together with its code: only the table refers to it.</summary>
    private sealed class Slots(Finalization finalization, CodeExtras owner) : IMortal
    {
        internal nint[] Pointers = [];

        ~Slots() => finalization.Found(this);

        public bool IsFinalizer => true;

        public void End(ThreadState ts)
        {
            for (int i = 0; i < Pointers.Length; i++) owner.Free(ts, i, Pointers[i]);
        }
    }
}
