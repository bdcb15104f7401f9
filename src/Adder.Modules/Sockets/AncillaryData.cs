using System.Buffers.Binary;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sockets;

/// <summary>Control messages that go along with data: struct cmsghdr and what follows it.</summary>
internal static class AncillaryData
{
    internal const int HeaderSize = 16;
    private const long LengthLimit = int.MaxValue;

    private static long Aligned(long length) => (length + 7) & ~7L;

    // get_CMSG_LEN
    internal static bool TryLength(long data, out long length)
    {
        length = HeaderSize + data;
        return data is >= 0 and <= LengthLimit - HeaderSize;
    }

    // get_CMSG_SPACE
    internal static bool TrySpace(long data, out long space)
    {
        space = HeaderSize + Aligned(data);
        return data is >= 0 and <= LengthLimit - HeaderSize - 8;
    }

    /// <summary>The items (level, type, data) of sendmsg as the system takes them. Throws.</summary>
    internal static byte[] Pack(ThreadState ts, Value items)
    {
        PyList list = new();
        if (!Iteration.IsIterable(items)) throw Errors.TypeError("sendmsg() argument 2 must be an iterable");
        _ = Iteration.Extend(ts, list, items).OrThrow(ts);
        var packed = new List<byte>();
        foreach (Value item in list.Items) PackOne(ts, item, packed);
        return packed.ToArray();
    }

    private static void PackOne(ThreadState ts, Value item, List<byte> packed)
    {
        const string expected = "[sendmsg() ancillary data items]";
        if (item.Ref is not PyTuple parts) throw Errors.TypeError($"{expected}() argument must be 3-item sequence, not {item.Type.Name}");
        if (parts.Count != 3) throw Errors.TypeError($"{expected}() argument must be sequence of length 3, not {parts.Count}");
        if (!ArgumentConversion.ToInt(ts, parts[0], out int level) || !ArgumentConversion.ToInt(ts, parts[1], out int type)) throw ts.Throwable();
        using BufferView data = BufferView.From(ts, parts[2]);
        if (!TrySpace(data.Length, out long space)) throw Errors.Make(PyType.OSError, "ancillary data item too large");
        if (packed.Count + space > LengthLimit) throw Errors.Make(PyType.OSError, "too much ancillary data");
        byte[] message = new byte[space];
        BinaryPrimitives.WriteInt64LittleEndian(message, HeaderSize + data.Length);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(8), level);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(12), type);
        data.Span.CopyTo(message.AsSpan(HeaderSize));
        packed.AddRange(message);
    }

    /// <summary>The control messages that recvmsg gave; what was cut off counts as far as it is there.</summary>
    internal static PyList Unpack(ThreadState ts, ReadOnlySpan<byte> control)
    {
        PyList messages = new();
        while (control.Length >= HeaderSize)
        {
            long length = BinaryPrimitives.ReadInt64LittleEndian(control);
            if (length < HeaderSize) break;
            int end = (int)Math.Min(length, control.Length);
            messages.Add(new PyTuple(
                BinaryPrimitives.ReadInt32LittleEndian(control[8..]), BinaryPrimitives.ReadInt32LittleEndian(control[12..]),
                PyBytes.From(control[HeaderSize..end])));
            if (length > end)
            {
                Warnings.Warn(ts, PyType.RuntimeWarning, "received malformed or improperly-truncated ancillary data");
                break;
            }
            long next = Aligned(length);
            if (next >= control.Length) break;
            control = control[(int)next..];
        }
        return messages;
    }
}
