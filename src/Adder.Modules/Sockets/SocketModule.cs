using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;
using CallingConvention = Adder.Objects.Clinic.CallingConvention;

namespace Adder.Modules.Sockets;

/// <summary>The <c>_socket</c> module; what resolves names stands in the other part.</summary>
[PyModule("_socket", Doc = "Sockets as the system has them; the module socket is for everyone.")]
[PyModuleType(typeof(PySocket))]
[PyModuleType(typeof(PySocket), Name = "SocketType")]
[PyModuleType(typeof(HostErrorType))]
[PyModuleType(typeof(ResolverErrorType))]
internal static unsafe partial class SocketModule
{
    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        // At once, so that waiting opens no descriptors.
        _ = ts.Interpreter.State<SignalWakeup>().Prepare(ts);
        PyDict dict = module.Dict;
        dict.SetString("error", PyType.OSError);
        dict.SetString("timeout", PyType.TimeoutError);
        dict.SetString("has_ipv6", Value.True);
        foreach ((string name, long number) in SocketConstants.All) dict.SetString(name, number);
    }

    [PyFunction("close(integer) -> None\n\nClose a socket, given its file descriptor.", Name = "close", Convention = CallingConvention.O)]
    private static void Close(ThreadState ts, int fd)
    {
        const int connectionReset = 104;
        ts.Interpreter.Lock.Drop();
        int result = LibC.Close(fd);
        int error = Marshal.GetLastPInvokeError();
        ts.Interpreter.Lock.Take(ts);
        if (result < 0 && error != connectionReset) throw SystemErrors.Of(ts, error);
    }

    [PyFunction("dup(integer) -> integer\n\nA second file descriptor for a socket; child processes do not inherit it.", Name = "dup", Convention = CallingConvention.O)]
    private static int Duplicate(ThreadState ts, int fd)
    {
        const int duplicateCloseOnExec = 1030;
        return SystemErrors.Check(ts, SocketCalls.Control(fd, duplicateCloseOnExec, 0));
    }

    [PyFunction("""
        socketpair([family[, type [, proto]]]) -> (socket object, socket object)

        Create a pair of sockets that are connected with each other; AF_UNIX ones
        where the family is not given.
        """, Name = "socketpair", Convention = CallingConvention.VarArgs)]
    private static Value SocketPair(ThreadState ts, int family = AddressFamily.Unix, int type = 1, int proto = 0)
    {
        const int closeOnExec = 0x80000;
        int* pair = stackalloc int[2];
        SystemErrors.Check(ts, SocketCalls.CreatePair(family, type | closeOnExec, proto, pair));
        return new PyTuple(PySocket.From(ts, pair[0], family, type, proto), PySocket.From(ts, pair[1], family, type, proto));
    }

    [PyFunction("getdefaulttimeout() -> timeout\n\nThe timeout in seconds of new sockets; None for none.", Name = "getdefaulttimeout", Convention = CallingConvention.NoArgs)]
    private static Value GetDefaultTimeout(ThreadState ts) => PySocket.TimeoutValue(ts.Interpreter.State<SocketState>().DefaultTimeout);

    [PyFunction("setdefaulttimeout(timeout)\n\nSet the timeout in seconds of new sockets; None for none.", Name = "setdefaulttimeout", Convention = CallingConvention.O)]
    private static void SetDefaultTimeout(ThreadState ts, Value timeout) =>
        ts.Interpreter.State<SocketState>().DefaultTimeout = PySocket.ParseTimeout(ts, timeout);

    private static Value Swap16(ThreadState ts, string name, Value value)
    {
        if (!ArgumentConversion.ToInt(ts, value, out int number)) return default;
        if (number < 0) return ts.Raise(PyType.OverflowError, $"{name}: can't convert negative Python int to C 16-bit unsigned integer");
        if (number > 0xffff) return ts.Raise(PyType.OverflowError, $"{name}: Python int too large to convert to C 16-bit unsigned integer");
        return BinaryPrimitives.ReverseEndianness((ushort)number);
    }

    private static Value Swap32(ThreadState ts, Value value)
    {
        if (!PyLong.Is(value)) return ts.Raise(PyType.TypeError, $"expected int, {value.Type.Name} found");
        System.Numerics.BigInteger number = Indexing.ToBig(value);
        if (number.Sign < 0) return ts.Raise(PyType.OverflowError, "can't convert negative value to unsigned int");
        if (number > ulong.MaxValue) return ts.Raise(PyType.OverflowError, "Python int too large to convert to C unsigned long");
        if (number > uint.MaxValue) return ts.Raise(PyType.OverflowError, "int larger than 32 bits");
        return BinaryPrimitives.ReverseEndianness((uint)number);
    }

    [PyFunction("ntohs(integer) -> integer\n\nThe two bytes of an integer, from the network's order to this machine's.", Name = "ntohs", Convention = CallingConvention.O)]
    private static Value NetworkToHost16(ThreadState ts, Value value) => Swap16(ts, "ntohs", value);

    [PyFunction("htons(integer) -> integer\n\nThe two bytes of an integer, from this machine's order to the network's.", Name = "htons", Convention = CallingConvention.O)]
    private static Value HostToNetwork16(ThreadState ts, Value value) => Swap16(ts, "htons", value);

    [PyFunction("ntohl(integer) -> integer\n\nThe four bytes of an integer, from the network's order to this machine's.", Name = "ntohl", Convention = CallingConvention.O)]
    private static Value NetworkToHost32(ThreadState ts, Value value) => Swap32(ts, value);

    [PyFunction("htonl(integer) -> integer\n\nThe four bytes of an integer, from this machine's order to the network's.", Name = "htonl", Convention = CallingConvention.O)]
    private static Value HostToNetwork32(ThreadState ts, Value value) => Swap32(ts, value);

    private static byte[] Text(string text) => [.. System.Text.Encoding.UTF8.GetBytes(text), 0];

    [PyFunction("inet_aton(string) -> bytes giving packed 32-bit IP representation\n\nPack an IP address in text form (123.45.67.89), as the system's functions take it.", Name = "inet_aton", Convention = CallingConvention.VarArgs)]
    private static Value InetAton(ThreadState ts, [NoNulls] string address)
    {
        byte* packed = stackalloc byte[4];
        fixed (byte* text = Text(address))
        {
            if (SocketCalls.ToAddress(text, packed) == 0) throw Errors.Make(PyType.OSError, "illegal IP address string passed to inet_aton");
        }
        return PyBytes.From(new(packed, 4));
    }

    [PyFunction("inet_ntoa($module, packed_ip, /)\n--\n\nConvert a packed IP address of 4 bytes to text.")]
    private static string InetNtoa(BufferView packedIp) => packedIp.Length == 4
        ? HostNames.TextOf4(packedIp.Span)
        : throw Errors.Make(PyType.OSError, "packed IP wrong length for inet_ntoa");

    [PyFunction("inet_pton(af, ip) -> packed IP address string\n\nPack an IP address in text form, of the family AF_INET or AF_INET6.", Name = "inet_pton", Convention = CallingConvention.VarArgs)]
    private static Value InetPton(ThreadState ts, int af, [NoNulls] string ip)
    {
        byte* packed = stackalloc byte[16];
        int done;
        fixed (byte* text = Text(ip)) done = SocketCalls.ToAddress(af, text, packed);
        if (done < 0) throw SystemErrors.Last(ts);
        if (done == 0) throw Errors.Make(PyType.OSError, "illegal IP address string passed to inet_pton");
        return PyBytes.From(new(packed, af == AddressFamily.Internet6 ? 16 : 4));
    }

    [PyFunction("inet_ntop($module, af, packed_ip, /)\n--\n\nConvert a packed IP address of the given family to text.")]
    private static string InetNtop(int af, BufferView packedIp)
    {
        if (af is not (AddressFamily.Internet or AddressFamily.Internet6)) throw Errors.ValueError($"unknown address family {af}");
        if (packedIp.Length != (af == AddressFamily.Internet ? 4 : 16)) throw Errors.ValueError("invalid length of packed IP address string");
        return af == AddressFamily.Internet ? HostNames.TextOf4(packedIp.Span) : HostNames.TextOf6(packedIp.Span);
    }

    [PyFunction("CMSG_LEN(length) -> control message length\n\nThe length of a control message with that many bytes of data, without padding behind it.", Name = "CMSG_LEN", Convention = CallingConvention.VarArgs)]
    private static long ControlLength(long length) =>
        AncillaryData.TryLength(length, out long result) ? result : throw Errors.OverflowError("CMSG_LEN() argument out of range");

    [PyFunction("CMSG_SPACE(length) -> buffer size\n\nThe size of a buffer for a control message with that many bytes of data, padding included.", Name = "CMSG_SPACE", Convention = CallingConvention.VarArgs)]
    private static long ControlSpace(long length) =>
        AncillaryData.TrySpace(length, out long result) ? result : throw Errors.OverflowError("CMSG_SPACE() argument out of range");

    [PyFunction("if_nameindex()\n\nA list of (index, name) of the network interfaces.", Name = "if_nameindex", Convention = CallingConvention.NoArgs)]
    private static Value InterfaceNames(ThreadState ts)
    {
        InterfaceName* names = SocketCalls.Interfaces();
        if (names == null) throw SystemErrors.Last(ts);
        PyList list = new();
        for (InterfaceName* at = names; at->Index != 0; at++) list.Add(new PyTuple(at->Index, HostNames.Text(at->Name)));
        SocketCalls.Free(names);
        return list;
    }

    [PyFunction("if_nametoindex(if_name)\n\nThe index of the network interface with that name.", Name = "if_nametoindex", Convention = CallingConvention.VarArgs)]
    private static long InterfaceIndex(ThreadState ts, Value ifName)
    {
        uint index;
        fixed (byte* name = PathArgument.ToBytes(ts, ifName)) index = SocketCalls.InterfaceIndex(name);
        return index != 0 ? index : throw Errors.Make(PyType.OSError, "no interface with this name");
    }

    [PyFunction("if_indextoname(if_index)\n\nThe name of the network interface with that index.", Name = "if_indextoname", Convention = CallingConvention.O)]
    private static Value InterfaceNameOf(ThreadState ts, Value index)
    {
        System.Numerics.BigInteger number = Indexing.ToBig(Indexing.Index(ts, index).OrThrow(ts));
        if (number.Sign < 0) throw Errors.OverflowError("can't convert negative value to unsigned int");
        if (number > uint.MaxValue) throw Errors.OverflowError(number > ulong.MaxValue ? "Python int too large to convert to C unsigned long" : "if_indextoname: index out of range");
        byte* name = stackalloc byte[17];
        return SocketCalls.InterfaceNameOf((uint)number, name) != null ? HostNames.Text(name) : throw SystemErrors.Last(ts);
    }
}
