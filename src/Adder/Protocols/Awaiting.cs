using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary><c>await</c> and <c>async for</c>.</summary>
internal static unsafe class Awaiting
{
    /// <summary>The iterator behind an awaitable, with the error for the place it is used in. (GET_AWAITABLE)</summary>
    internal static Value GetAwaitable(ThreadState ts, Value awaitable, int where)
    {
        Value iterator = AwaitableIter(ts, awaitable);
        if (iterator.IsNull)
        {
            if (where is 1 or 2 && awaitable.Type.AmAwait == null && awaitable.Ref is not PyCoroutine)
            {
                ts.ClearPending();
                string method = where == 1 ? "__aenter__" : "__aexit__";
                return ts.Raise(PyType.TypeError,
                    $"'async with' received an object from {method} that does not implement __await__: {awaitable.Type.Name}");
            }
            return default;
        }
        if (iterator.Ref is PyCoroutine { Delegate.IsNull: false })
        {
            return ts.Raise(PyType.RuntimeError, "coroutine is being awaited already");
        }
        return iterator;
    }

    /// <summary>_PyCoro_GetAwaitableIter</summary>
    internal static Value AwaitableIter(ThreadState ts, Value awaitable)
    {
        if (awaitable.Ref is PyCoroutine) return awaitable;
        if (awaitable.Ref is PyGenerator generator && ReferenceEquals(awaitable.Type, PyType.Generator)
            && (generator.Code.Flags & CodeFlags.IterableCoroutine) != 0)
        {
            return awaitable;
        }
        var await = awaitable.Type.AmAwait;
        if (await == null) return ts.Raise(PyType.TypeError, $"object {awaitable.Type.Name} can't be used in 'await' expression");
        Value iterator = await(ts, awaitable);
        if (iterator.IsNull) return default;
        if (iterator.Ref is PyCoroutine) return ts.Raise(PyType.TypeError, "__await__() returned a coroutine");
        return Iteration.IsIterator(iterator)
            ? iterator
            : ts.Raise(PyType.TypeError, $"__await__() returned non-iterator of type '{iterator.Type.Name}'");
    }

    /// <summary>GET_AITER</summary>
    internal static Value GetAsyncIterator(ThreadState ts, Value iterable)
    {
        PyType type = iterable.Type;
        if (type.AmAiter == null)
        {
            return ts.Raise(PyType.TypeError, $"'async for' requires an object with __aiter__ method, got {type.Name}");
        }
        Value iterator = type.AmAiter(ts, iterable);
        if (iterator.IsNull || iterator.Type.AmAnext != null) return iterator;
        return ts.Raise(PyType.TypeError,
            $"'async for' received an object from __aiter__ that does not implement __anext__: {iterator.Type.Name}");
    }

    /// <summary>GET_ANEXT</summary>
    internal static Value GetNext(ThreadState ts, Value iterator)
    {
        PyType type = iterator.Type;
        if (type.AmAnext == null)
        {
            return ts.Raise(PyType.TypeError, $"'async for' requires an iterator with __anext__ method, got {type.Name}");
        }
        Value next = type.AmAnext(ts, iterator);
        if (next.IsNull || iterator.Ref is PyAsyncGenerator) return next;
        Value awaitable = AwaitableIter(ts, next);
        if (!awaitable.IsNull || ts.Pending is not { } error) return awaitable;
        ts.ClearPending();
        ts.Raise(PyType.TypeError, $"'async for' received an invalid object from __anext__: {next.Type.Name}");
        ts.Pending!.Cause = error;
        ts.Pending.Context = error;
        ts.Pending.SuppressContext = true;
        return default;
    }
}
