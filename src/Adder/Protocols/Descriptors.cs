using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>The descriptor protocol.</summary>
internal static unsafe class Descriptors
{
    /// <summary>What a class attribute gives when it is read through an instance. (null type: through nothing)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Value Bind(ThreadState ts, Value attribute, Value obj, Value type)
    {
        var get = attribute.Type.TpDescrGet;
        return get == null ? attribute : get(ts, attribute, obj, type);
    }

    /// <summary>It defines <c>__get__</c>.</summary>
    internal static bool HasGet(Value attribute) => attribute.Type.TpDescrGet != null;

    /// <summary>It defines <c>__set__</c> or <c>__delete__</c>: it wins over the instance's own attributes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsData(Value attribute) => attribute.Type.TpDescrSet != null;
}
