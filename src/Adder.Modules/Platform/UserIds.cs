using System.Numerics;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Platform;

/// <summary>User and group ids as arguments: -1 is the one that means "leave it". (_Py_Uid_Converter)</summary>
internal static unsafe class UserIds
{
    internal const uint Unchanged = uint.MaxValue;

    internal static uint User(ThreadState ts, Value value) => From(ts, value, "uid");

    internal static uint Group(ThreadState ts, Value value) => From(ts, value, "gid");

    private static uint From(ThreadState ts, Value value, string name)
    {
        if (!value.IsInt && value.Ref is not PyLong && value.Type.NbIndex == null) throw Errors.TypeError($"{name} should be integer, not {value.Type.Name}");
        Value index = Indexing.Index(ts, value).OrThrow(ts);
        BigInteger number = Indexing.ToBig(index);
        // What fits a C long is said to be too small either way.
        if (number > long.MaxValue) throw Errors.OverflowError($"{name} is greater than maximum");
        return number < -1 || number > uint.MaxValue ? throw Errors.OverflowError($"{name} is less than minimum") : number < 0 ? Unchanged : (uint)number;
    }

    /// <summary>A list of group ids. Throws.</summary>
    internal static uint[] Groups(ThreadState ts, Value groups)
    {
        const int most = 65536;
        if (!Iteration.IsSequence(groups.Type)) throw Errors.TypeError("setgroups argument must be a sequence");
        long count = Lengths.Of(ts, groups).OrThrow(ts);
        if (count > most) throw Errors.ValueError("too many extra_groups");
        uint[] result = new uint[count];
        for (int i = 0; i < result.Length; i++) result[i] = Group(ts, Subscript.Item(ts, groups, i).OrThrow(ts));
        return result;
    }
}
