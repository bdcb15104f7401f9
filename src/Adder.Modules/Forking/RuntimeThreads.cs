using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Adder.Modules.Forking;

/// <summary>
/// .NET's own list of its threads, found by what the runtime exports to tell debuggers of its layout (DotNetRuntimeContractDescriptor). In
/// a forked child all but one are gone, and the collector must neither look for objects on their stacks, which new threads are given, nor
/// find the unused rest of the memory that they allocated from.
/// </summary>
internal sealed unsafe class RuntimeThreads
{
    // Thread::TS_Unstarted and TS_Dead: such threads have no memory of their own, or have it no more. (ThreadStore::GetThreadList)
    private const int Unstarted = 0x400, Dead = 0x800;

    private readonly int _next, _state, _id, _cooperative, _memory, _allocation, _pointer, _limit;
    private readonly nint _first, _freeObject;

    private RuntimeThreads(nint descriptor)
    {
        string layout = Marshal.PtrToStringUTF8(*(nint*)(descriptor + 16))!;
        nint* globals = *(nint**)(descriptor + 32);
        _first = *(nint*)globals[Number(layout, "\"ThreadStore\":[[")] + Offset(layout, "ThreadStore", "FirstThreadLink");
        _freeObject = *(nint*)globals[Number(layout, "\"FreeObjectMethodTable\":[[")];
        _next = Offset(layout, "Thread", "LinkNext");
        _state = Offset(layout, "Thread", "State");
        _id = Offset(layout, "Thread", "Id");
        _cooperative = Offset(layout, "Thread", "PreemptiveGCDisabled");
        _memory = Offset(layout, "Thread", "RuntimeThreadLocals");
        _allocation = Offset(layout, "RuntimeThreadLocals", "AllocContext") + Offset(layout, "EEAllocContext", "GCAllocationContext");
        _pointer = Offset(layout, "GCAllocContext", "Pointer");
        _limit = Offset(layout, "GCAllocContext", "Limit");
    }

    /// <summary>Null where the runtime is not as expected.</summary>
    internal static RuntimeThreads? Find()
    {
        const long magic = 0x0043414443434e44;
        string library = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libcoreclr.so");
        if (!NativeLibrary.TryLoad(library, out nint runtime) || !NativeLibrary.TryGetExport(runtime, "DotNetRuntimeContractDescriptor", out nint descriptor)) return null;
        if (*(long*)descriptor != magic) return null;
        try
        {
            RuntimeThreads threads = new(descriptor);
            // Compiled by that: in the child it must run before anything else does.
            if (!threads.Bury(Environment.CurrentManagedThreadId, 0)) return null;
            return threads.IsListed(Environment.CurrentManagedThreadId) ? threads : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The first thread's link, for <see cref="Bury"/>.</summary>
    internal nint First => *(nint*)_first;

    private bool IsListed(int own)
    {
        for (nint link = First; link != 0; link = *(nint*)link)
        {
            if (*(int*)(link - _next + _id) == own) return *(int*)(link - _next + _cooperative) == 1;
        }
        return false;
    }

    /// <summary>
    /// In the child: all threads of the list but the calling one are dead. False when one was in the middle of managed code, which may
    /// have left anything half done.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal bool Bury(int own, nint first)
    {
        for (nint link = first; link != 0; link = *(nint*)link)
        {
            if (*(int*)(link - _next + _id) != own && *(int*)(link - _next + _cooperative) != 0) return false;
        }
        for (nint link = first; link != 0; link = *(nint*)link)
        {
            nint thread = link - _next;
            if (*(int*)(thread + _id) == own || (*(int*)(thread + _state) & (Unstarted | Dead)) != 0) continue;
            nint context = *(nint*)(thread + _memory) + _allocation;
            nint start = *(nint*)(context + _pointer);
            if (start != 0)
            {
                // gc_heap::fix_allocation_context: an object of free space fills the rest; the collector keeps room for its header behind the limit.
                *(nint*)start = _freeObject;
                *(nint*)(start + sizeof(nint)) = *(nint*)(context + _limit) - start;
                *(nint*)(context + _pointer) = 0;
                *(nint*)(context + _limit) = 0;
            }
            *(int*)(thread + _state) |= Dead;
        }
        return true;
    }

    private static int Offset(string layout, string type, string field)
    {
        int start = layout.IndexOf($"\"{type}\":{{", StringComparison.Ordinal);
        if (start < 0) throw new FormatException(type);
        return Number(layout[start..(layout.IndexOf('}', start) + 1)], $"\"{field}\":");
    }

    private static int Number(string layout, string before)
    {
        int start = layout.IndexOf(before, StringComparison.Ordinal);
        if (start < 0) throw new FormatException(before);
        start += before.Length;
        if (layout[start] == '[') start++;
        int end = layout.AsSpan(start).IndexOfAnyExceptInRange('0', '9') + start;
        return int.Parse(layout.AsSpan(start, end - start), CultureInfo.InvariantCulture);
    }
}
