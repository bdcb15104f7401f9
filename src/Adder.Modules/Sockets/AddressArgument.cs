using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sockets;

/// <summary>Addresses that Python code gives, as the system takes them. (getsockaddrarg)</summary>
internal static unsafe class AddressArgument
{
    /// <summary>The size of struct sockaddr_storage.</summary>
    internal const int Size = 128;

    private const int UnixPathSize = 108;

    /// <summary>Fills a sockaddr and gives its length. Throws.</summary>
    internal static int Parse(ThreadState ts, PySocket socket, Value argument, string caller, Span<byte> address)
    {
        address.Clear();
        switch (socket.Family)
        {
            case AddressFamily.Unix: return Unix(ts, argument, address);
            case AddressFamily.Internet: return Internet(ts, argument, caller, address);
            case AddressFamily.Internet6: return Internet6(ts, argument, caller, address);
            case AddressFamily.Netlink: return Netlink(ts, argument, caller, address);
            case AddressFamily.VSock: return VSock(ts, argument, caller, address);
            case AddressFamily.Qipcrtr: return Qipcrtr(ts, argument, caller, address);
            case AddressFamily.Packet: return Packet(ts, socket, argument, caller, address);
            case AddressFamily.Can: return Can(ts, socket, argument, caller, address);
            case AddressFamily.Alg: return Alg(ts, argument, caller, address);
            default: throw Errors.Make(PyType.OSError, $"{caller}(): bad family");
        }
    }

    private static PyTuple Tuple(Value argument, string caller, string family) =>
        argument.Ref as PyTuple ?? throw Errors.TypeError($"{caller}(): {family} address must be tuple, not {argument.Type.Name}");

    private static int Int(ThreadState ts, Value value) => ArgumentConversion.ToInt(ts, value, out int number) ? number : throw ts.Throwable();

    private static uint UInt(ThreadState ts, Value value) => ArgumentConversion.ToUInt(ts, value, out uint number) ? number : throw ts.Throwable();

    // Embedded nulls are allowed: names in the abstract namespace start with one.
    private static int Unix(ThreadState ts, Value argument, Span<byte> address)
    {
        const int offset = 2;
        using BufferView view = BufferView.From(ts, argument.Ref is PyStr text ? PyBytes.Own(Encodings.EncodeFileSystem(text)) : argument);
        ReadOnlySpan<byte> path = view.Span;
        bool isAbstract = path.IsEmpty || path[0] == 0;
        if (path.Length > (isAbstract ? UnixPathSize : UnixPathSize - 1)) throw Errors.Make(PyType.OSError, "AF_UNIX path too long");
        HostNames.SetFamily(address, AddressFamily.Unix);
        path.CopyTo(address[offset..]);
        return offset + path.Length + (isAbstract ? 0 : 1);
    }

    private static int Port(ThreadState ts, Value value, string caller)
    {
        if (ArgumentConversion.ToInt(ts, value, out int port) && port is >= 0 and <= 0xffff) return port;
        if (ts.HasPending && !ts.ClearIf(PyType.OverflowError)) throw ts.Throwable();
        throw Errors.OverflowError($"{caller}(): port must be 0-65535.");
    }

    private static int Internet(ThreadState ts, Value argument, string caller, Span<byte> address)
    {
        PyTuple parts = Tuple(argument, caller, "AF_INET");
        if (parts.Count != 2) throw Errors.TypeError("AF_INET address must be a pair (host, port)");
        byte[] host = HostNames.From(ts, parts[0]);
        int port = Port(ts, parts[1], caller);
        int length = HostNames.Resolve(ts, host, AddressFamily.Internet, address);
        HostNames.SetFamily(address, AddressFamily.Internet);
        BinaryPrimitives.WriteUInt16BigEndian(address[2..], (ushort)port);
        return length;
    }

    private static int Internet6(ThreadState ts, Value argument, string caller, Span<byte> address)
    {
        PyTuple parts = Tuple(argument, caller, "AF_INET6");
        if (parts.Count is < 2 or > 4) throw Errors.TypeError("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
        byte[] host = HostNames.From(ts, parts[0]);
        int port = Port(ts, parts[1], caller);
        uint flow = parts.Count > 2 ? UInt(ts, parts[2]) : 0, scope = parts.Count > 3 ? UInt(ts, parts[3]) : 0;
        if (flow > 0xfffff) throw Errors.OverflowError($"{caller}(): flowinfo must be 0-1048575.");
        int length = HostNames.Resolve(ts, host, AddressFamily.Internet6, address);
        HostNames.SetFamily(address, AddressFamily.Internet6);
        BinaryPrimitives.WriteUInt16BigEndian(address[2..], (ushort)port);
        BinaryPrimitives.WriteUInt32BigEndian(address[4..], flow);
        BinaryPrimitives.WriteUInt32LittleEndian(address[24..], scope);
        return length;
    }

    private static int Netlink(ThreadState ts, Value argument, string caller, Span<byte> address)
    {
        PyTuple parts = Tuple(argument, caller, "AF_NETLINK");
        if (parts.Count != 2) throw Errors.TypeError("AF_NETLINK address must be a pair (pid, groups)");
        HostNames.SetFamily(address, AddressFamily.Netlink);
        BinaryPrimitives.WriteUInt32LittleEndian(address[4..], UInt(ts, parts[0]));
        BinaryPrimitives.WriteUInt32LittleEndian(address[8..], UInt(ts, parts[1]));
        return 12;
    }

    private static int VSock(ThreadState ts, Value argument, string caller, Span<byte> address)
    {
        PyTuple parts = Tuple(argument, caller, "AF_VSOCK");
        if (parts.Count != 2) throw Errors.TypeError("AF_VSOCK address must be a pair (CID, port)");
        HostNames.SetFamily(address, AddressFamily.VSock);
        BinaryPrimitives.WriteUInt32LittleEndian(address[4..], UInt(ts, parts[1]));
        BinaryPrimitives.WriteUInt32LittleEndian(address[8..], UInt(ts, parts[0]));
        return 16;
    }

    private static int Qipcrtr(ThreadState ts, Value argument, string caller, Span<byte> address)
    {
        PyTuple parts = Tuple(argument, caller, "AF_QIPCRTR");
        if (parts.Count != 2) throw Errors.TypeError("AF_QIPCRTR address must be a pair (node, port)");
        HostNames.SetFamily(address, AddressFamily.Qipcrtr);
        BinaryPrimitives.WriteUInt32LittleEndian(address[4..], UInt(ts, parts[0]));
        BinaryPrimitives.WriteUInt32LittleEndian(address[8..], UInt(ts, parts[1]));
        return 12;
    }

    private static int Packet(ThreadState ts, PySocket socket, Value argument, string caller, Span<byte> address)
    {
        const int mostHardware = 8;
        PyTuple parts = Tuple(argument, caller, "AF_PACKET");
        if (parts.Count is < 2 or > 5) throw Errors.TypeError("AF_PACKET address must be a tuple of two to five elements");
        int index = InterfaceIndex(ts, parts[0]);
        int protocol = Int(ts, parts[1]);
        if (protocol is < 0 or > 0xffff) throw Errors.OverflowError($"{caller}(): proto must be 0-65535.");
        using BufferView hardware = parts.Count > 4 ? BufferView.From(ts, parts[4]) : default;
        if (hardware.Length > mostHardware) throw Errors.ValueError("hardware address must be 8 bytes or less");
        HostNames.SetFamily(address, AddressFamily.Packet);
        BinaryPrimitives.WriteUInt16BigEndian(address[2..], (ushort)protocol);
        BinaryPrimitives.WriteInt32LittleEndian(address[4..], index);
        BinaryPrimitives.WriteUInt16LittleEndian(address[8..], (ushort)(parts.Count > 3 ? Int(ts, parts[3]) : 0));
        address[10] = (byte)(parts.Count > 2 ? Int(ts, parts[2]) : 0);
        address[11] = (byte)hardware.Length;
        hardware.Span.CopyTo(address[12..]);
        return 20;
    }

    private static int Can(ThreadState ts, PySocket socket, Value argument, string caller, Span<byte> address)
    {
        const int isoTp = 6, j1939 = 7;
        PyTuple parts = Tuple(argument, caller, "AF_CAN");
        int wanted = socket.Protocol switch { isoTp => 3, j1939 => 4, _ => 1 };
        if (parts.Count != wanted) throw Errors.TypeError($"AF_CAN address must be a tuple of {wanted} elements");
        HostNames.SetFamily(address, AddressFamily.Can);
        if (parts[0].Ref is not PyStr { Length: 0 }) BinaryPrimitives.WriteInt32LittleEndian(address[4..], InterfaceIndex(ts, parts[0]));
        if (socket.Protocol == isoTp)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(address[8..], UInt(ts, parts[1]));
            BinaryPrimitives.WriteUInt32LittleEndian(address[12..], UInt(ts, parts[2]));
        }
        else if (socket.Protocol == j1939)
        {
            if (!ArgumentConversion.ToULong(ts, parts[1], out ulong name)) throw ts.Throwable();
            BinaryPrimitives.WriteUInt64LittleEndian(address[8..], name);
            BinaryPrimitives.WriteUInt32LittleEndian(address[16..], UInt(ts, parts[2]));
            address[20] = (byte)UInt(ts, parts[3]);
        }
        return 24;
    }

    private static int Alg(ThreadState ts, Value argument, string caller, Span<byte> address)
    {
        PyTuple parts = Tuple(argument, caller, "AF_ALG");
        if (parts.Count is < 2 or > 4) throw Errors.TypeError("AF_ALG address must be a tuple of two to four elements");
        byte[] type = HostNames.From(ts, parts[0]), name = HostNames.From(ts, parts[1]);
        if (type.Length > 14) throw Errors.ValueError("AF_ALG type too long.");
        if (name.Length > 64) throw Errors.ValueError("AF_ALG name too long.");
        HostNames.SetFamily(address, AddressFamily.Alg);
        type.CopyTo(address[2..]);
        BinaryPrimitives.WriteUInt32LittleEndian(address[16..], parts.Count > 2 ? UInt(ts, parts[2]) : 0);
        BinaryPrimitives.WriteUInt32LittleEndian(address[20..], parts.Count > 3 ? UInt(ts, parts[3]) : 0);
        name.CopyTo(address[24..]);
        return 88;
    }

    private static int InterfaceIndex(ThreadState ts, Value name)
    {
        byte[] bytes = [.. name.Ref is PyStr text ? Encodings.EncodeFileSystem(text) : throw Errors.TypeError("interface name must be str"), 0];
        uint index;
        fixed (byte* start = bytes) index = SocketCalls.InterfaceIndex(start);
        return index != 0 ? (int)index : throw Platform.SystemErrors.Of(ts, Marshal.GetLastPInvokeError());
    }
}
