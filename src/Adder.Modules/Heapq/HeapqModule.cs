using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Heapq;

/// <summary>The _heapq module: lists as priority queues.</summary>
[PyModule("_heapq", Doc = "Lists as heaps: the smallest item stands first, and every item is not greater than its two children.")]
internal static partial class HeapqModule
{
    [PyFunction("heappush($module, heap, item, /)\n--\n\nAdd an item to the heap.", Name = "heappush")]
    private static void Push(ThreadState ts, PyList heap, Value item)
    {
        heap.Add(item);
        SiftDown(ts, heap, 0, heap.Count - 1, false);
    }

    [PyFunction("heappop($module, heap, /)\n--\n\nRemove and return the smallest item.", Name = "heappop")]
    private static Value Pop(ThreadState ts, PyList heap) => Pop(ts, heap, false);

    [PyFunction("_heappop_max($module, heap, /)\n--\n\nRemove and return the largest item of a heap in reverse order.", Name = "_heappop_max")]
    private static Value PopMax(ThreadState ts, PyList heap) => Pop(ts, heap, true);

    [PyFunction("heapreplace($module, heap, item, /)\n--\n\nRemove and return the smallest item, then add another.", Name = "heapreplace")]
    private static Value Replace(ThreadState ts, PyList heap, Value item) => Replace(ts, heap, item, false);

    [PyFunction("_heapreplace_max($module, heap, item, /)\n--\n\nThe same for a heap in reverse order.", Name = "_heapreplace_max")]
    private static Value ReplaceMax(ThreadState ts, PyList heap, Value item) => Replace(ts, heap, item, true);

    [PyFunction("heappushpop($module, heap, item, /)\n--\n\nAdd an item, then remove and return the smallest.", Name = "heappushpop")]
    private static Value PushPop(ThreadState ts, PyList heap, Value item)
    {
        if (heap.Count == 0) return item;
        Value top = heap[0];
        if (!Less(ts, top, item, false)) return item;
        if (heap.Count == 0) return ts.Raise(PyType.IndexError, "index out of range");
        heap[0] = item;
        SiftUp(ts, heap, 0, false);
        return top;
    }

    [PyFunction("heapify($module, heap, /)\n--\n\nMake a list a heap, in linear time.", Name = "heapify")]
    private static void Heapify(ThreadState ts, PyList heap) => Heapify(ts, heap, false);

    [PyFunction("_heapify_max($module, heap, /)\n--\n\nMake a list a heap in reverse order.", Name = "_heapify_max")]
    private static void HeapifyMax(ThreadState ts, PyList heap) => Heapify(ts, heap, true);

    private static void Heapify(ThreadState ts, PyList heap, bool reverse)
    {
        for (int i = heap.Count / 2 - 1; i >= 0; i--) SiftUp(ts, heap, i, reverse);
    }

    private static Value Pop(ThreadState ts, PyList heap, bool reverse)
    {
        if (heap.Count == 0) return ts.Raise(PyType.IndexError, "index out of range");
        Value last = heap[heap.Count - 1];
        heap.RemoveAt(heap.Count - 1);
        if (heap.Count == 0) return last;
        Value top = heap[0];
        heap[0] = last;
        SiftUp(ts, heap, 0, reverse);
        return top;
    }

    private static Value Replace(ThreadState ts, PyList heap, Value item, bool reverse)
    {
        if (heap.Count == 0) return ts.Raise(PyType.IndexError, "index out of range");
        Value top = heap[0];
        heap[0] = item;
        SiftUp(ts, heap, 0, reverse);
        return top;
    }

    private static bool Less(ThreadState ts, Value a, Value b, bool reverse) =>
        Truth.Test(ts, (reverse ? Comparison.Rich(ts, b, a, CompareOp.Lt) : Comparison.Rich(ts, a, b, CompareOp.Lt)).OrThrow(ts));

    // Towards the root, as long as the parent is greater.
    private static void SiftDown(ThreadState ts, PyList heap, int start, int position, bool reverse)
    {
        int size = heap.Count;
        while (position > start)
        {
            int parent = (position - 1) >> 1;
            bool less = Less(ts, heap[position], heap[parent], reverse);
            if (size != heap.Count) throw Errors.RuntimeError("list changed size during iteration");
            if (!less) return;
            (heap[position], heap[parent]) = (heap[parent], heap[position]);
            position = parent;
        }
    }

    // The smaller child moves up until a leaf is reached; then the item sinks from there.
    private static void SiftUp(ThreadState ts, PyList heap, int position, bool reverse)
    {
        int start = position;
        int size = heap.Count;
        int limit = size >> 1;
        while (position < limit)
        {
            int child = 2 * position + 1;
            if (child + 1 < size)
            {
                bool less = Less(ts, heap[child], heap[child + 1], reverse);
                if (size != heap.Count) throw Errors.RuntimeError("list changed size during iteration");
                if (!less) child++;
            }
            (heap[position], heap[child]) = (heap[child], heap[position]);
            position = child;
        }
        SiftDown(ts, heap, start, position, reverse);
    }
}
