using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;
using CallingConvention = Adder.Objects.Clinic.CallingConvention;

namespace Adder.Modules.Sockets;

/// <summary>Names of hosts, services and protocols.</summary>
internal static unsafe partial class SocketModule
{
    private const int HostEntrySize = 16384;

    [PyFunction("gethostname() -> string\n\nThe name of this host.", Name = "gethostname", Convention = CallingConvention.NoArgs)]
    private static Value HostName(ThreadState ts)
    {
        const int size = 1024;
        Auditing.Raise(ts, "socket.gethostname");
        byte* name = stackalloc byte[size];
        SystemErrors.Check(ts, SocketCalls.HostName(name, size - 1));
        name[size - 1] = 0;
        return HostNames.Text(name);
    }

    [PyFunction("sethostname(name)\n\nSet the name of this host.", Name = "sethostname", Convention = CallingConvention.VarArgs)]
    private static void SetHostName(ThreadState ts, Value name)
    {
        byte[] bytes = PathArgument.ToBytes(ts, name);
        Auditing.Raise(ts, "socket.sethostname", name);
        fixed (byte* start = bytes) SystemErrors.Check(ts, SocketCalls.SetHostName(start, bytes.Length - 1));
    }

    [PyFunction("gethostbyname(host) -> address\n\nThe IPv4 address of a host, as text (255.255.255.255).", Name = "gethostbyname", Convention = CallingConvention.VarArgs)]
    private static string HostByName(ThreadState ts, Value host)
    {
        byte[] name = HostNames.From(ts, host, "gethostbyname");
        Auditing.Raise(ts, "socket.gethostbyname", new PyTuple(host));
        Span<byte> address = stackalloc byte[AddressArgument.Size];
        _ = HostNames.Resolve(ts, name, AddressFamily.Internet, address);
        return HostNames.TextOf4(address.Slice(4, 4));
    }

    [PyFunction("""
        gethostbyname_ex(host) -> (name, aliaslist, addresslist)

        The true name of a host, its other names and its IPv4 addresses.
        """, Name = "gethostbyname_ex", Convention = CallingConvention.VarArgs)]
    private static Value HostByNameEx(ThreadState ts, Value host)
    {
        byte[] name = HostNames.From(ts, host, "gethostbyname_ex");
        Auditing.Raise(ts, "socket.gethostbyname", new PyTuple(host));
        Span<byte> address = stackalloc byte[AddressArgument.Size];
        _ = HostNames.Resolve(ts, name, AddressFamily.Internet, address);
        byte[] buffer = new byte[HostEntrySize];
        HostEntry entry;
        HostEntry* found = null;
        int error;
        fixed (byte* start = buffer)
        fixed (byte* text = name)
        {
            ts.Interpreter.Lock.Drop();
            _ = SocketCalls.HostByName(text, &entry, start, buffer.Length, &found, &error);
            ts.Interpreter.Lock.Take(ts);
            return found == null ? throw SocketErrors.Host(ts, error) : Describe(found);
        }
    }

    [PyFunction("""
        gethostbyaddr(host) -> (name, aliaslist, addresslist)

        The true name of a host, its other names and its addresses; the host may be
        a name or an IP address.
        """, Name = "gethostbyaddr", Convention = CallingConvention.VarArgs)]
    private static Value HostByAddress(ThreadState ts, Value host)
    {
        byte[] name = HostNames.From(ts, host, "gethostbyaddr");
        Auditing.Raise(ts, "socket.gethostbyaddr", new PyTuple(host));
        byte* address = stackalloc byte[AddressArgument.Size];
        _ = HostNames.Resolve(ts, name, AddressFamily.Unspecified, new Span<byte>(address, AddressArgument.Size));
        int family = *(ushort*)address;
        (int at, uint length) = family == AddressFamily.Internet6 ? (8, 16u) : (4, 4u);
        byte[] buffer = new byte[HostEntrySize];
        HostEntry entry;
        HostEntry* found = null;
        int error;
        fixed (byte* start = buffer)
        {
            ts.Interpreter.Lock.Drop();
            _ = SocketCalls.HostByAddress(address + at, length, family, &entry, start, buffer.Length, &found, &error);
            ts.Interpreter.Lock.Take(ts);
            return found == null ? throw SocketErrors.Host(ts, error) : Describe(found);
        }
    }

    // gethost_common
    private static Value Describe(HostEntry* entry)
    {
        PyList aliases = new(), addresses = new();
        for (byte** alias = entry->Aliases; alias != null && *alias != null; alias++) aliases.Add(HostNames.Text(*alias));
        for (byte** address = entry->Addresses; *address != null; address++)
        {
            ReadOnlySpan<byte> packed = new(*address, entry->Length);
            addresses.Add(entry->Family == AddressFamily.Internet6 ? HostNames.TextOf6(packed) : HostNames.TextOf4(packed));
        }
        return new PyTuple(HostNames.Text(entry->Name), aliases, addresses);
    }

    [PyFunction("getservbyname(servicename[, protocolname]) -> integer\n\nThe port of a service; the protocol may be 'tcp' or 'udp', otherwise any matches.", Name = "getservbyname", Convention = CallingConvention.VarArgs)]
    private static int ServiceByName(ThreadState ts, [NoNulls] string servicename, [NoNulls] string? protocolname = null)
    {
        Auditing.Raise(ts, "socket.getservbyname", servicename, protocolname is null ? Value.None : protocolname);
        fixed (byte* name = Text(servicename))
        fixed (byte* protocol = protocolname is null ? null : Text(protocolname))
        {
            ServiceEntry* entry = SocketCalls.ServiceByName(name, protocol);
            if (entry == null) throw Errors.Make(PyType.OSError, "service/proto not found");
            return System.Buffers.Binary.BinaryPrimitives.ReverseEndianness((ushort)entry->Port);
        }
    }

    [PyFunction("getservbyport(port[, protocolname]) -> string\n\nThe service at a port; the protocol may be 'tcp' or 'udp', otherwise any matches.", Name = "getservbyport", Convention = CallingConvention.VarArgs)]
    private static Value ServiceByPort(ThreadState ts, int port, [NoNulls] string? protocolname = null)
    {
        if (port is < 0 or > 0xffff) throw Errors.OverflowError("getservbyport: port must be 0-65535.");
        Auditing.Raise(ts, "socket.getservbyport", port, protocolname is null ? Value.None : protocolname);
        fixed (byte* protocol = protocolname is null ? null : Text(protocolname))
        {
            ServiceEntry* entry = SocketCalls.ServiceByPort(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness((ushort)port), protocol);
            return entry == null ? throw Errors.Make(PyType.OSError, "port/proto not found") : HostNames.Text(entry->Name);
        }
    }

    [PyFunction("getprotobyname(name) -> integer\n\nThe number of a protocol.", Name = "getprotobyname", Convention = CallingConvention.VarArgs)]
    private static int ProtocolByName([NoNulls] string name)
    {
        fixed (byte* text = Text(name))
        {
            ProtocolEntry* entry = SocketCalls.ProtocolByName(text);
            return entry == null ? throw Errors.Make(PyType.OSError, "protocol not found") : entry->Number;
        }
    }

    [PyFunction("""
        getaddrinfo(host, port [, family, type, proto, flags])

        All addresses under which a service of a host can be reached, each as
        (family, type, proto, canonname, sockaddr).
        """, Name = "getaddrinfo", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private static Value GetAddressInfo(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Span<Value> given = [default, default, 0, 0, 0, 0];
        ArgumentList.Bind("getaddrinfo", s_addressInfoParameters, args, kwnames, given);
        if (given[0].IsNull || given[1].IsNull)
        {
            int missing = given[0].IsNull ? 0 : 1;
            throw Errors.TypeError($"getaddrinfo() missing required argument '{s_addressInfoParameters[missing]}' (pos {missing + 1})");
        }
        byte[]? host = ResolverHost(ts, given[0]), service = ResolverService(ts, given[1]);
        AddressInfo hints = new() { Family = Int(ts, given[2]), Type = Int(ts, given[3]), Protocol = Int(ts, given[4]), Flags = Int(ts, given[5]) };
        Auditing.Raise(ts, "socket.getaddrinfo", given[0], given[1], hints.Family, hints.Type, hints.Protocol);
        AddressInfo* first = Resolve(ts, host, service, &hints);
        PyList list = new();
        for (AddressInfo* at = first; at != null; at = at->Next)
        {
            Value name = at->CanonicalName == null ? PyStr.From("") : HostNames.Text(at->CanonicalName);
            Value address = AddressValue.Of(new(at->Address, (int)at->AddressLength), -1);
            list.Add(new PyTuple(at->Family, at->Type, at->Protocol, name, address));
        }
        SocketCalls.Free(first);
        return list;
    }

    private static readonly string[] s_addressInfoParameters = ["host", "port", "family", "type", "proto", "flags"];

    private static int Int(ThreadState ts, Value value) => ArgumentConversion.ToInt(ts, value, out int number) ? number : throw ts.Throwable();

    private static AddressInfo* Resolve(ThreadState ts, byte[]? host, byte[]? service, AddressInfo* hints)
    {
        AddressInfo* first;
        fixed (byte* name = host)
        fixed (byte* port = service)
        {
            ts.Interpreter.Lock.Drop();
            int result = SocketCalls.Resolve(name, port, hints, &first);
            int errno = Marshal.GetLastPInvokeError();
            ts.Interpreter.Lock.Take(ts);
            return result == 0 ? first : throw SocketErrors.Resolver(ts, result, errno);
        }
    }

    private static byte[]? ResolverHost(ThreadState ts, Value host)
    {
        if (host.IsNone) return null;
        if (host.Ref is PyStr text) return [.. Encodings.Encode(ts, text, "idna", null).Span, 0];
        return host.Ref is PyBytes bytes ? [.. bytes.Span, 0] : throw Errors.TypeError("getaddrinfo() argument 1 must be string or None");
    }

    private static byte[]? ResolverService(ThreadState ts, Value port)
    {
        if (port.IsNone) return null;
        if (PyLong.Is(port)) return Text(Str.Of(ts, port).ToString());
        if (port.Ref is PyStr text) return [.. Encodings.EncodeUtf8(ts, text), 0];
        return port.Ref is PyBytes bytes ? [.. bytes.Span, 0] : throw Errors.Make(PyType.OSError, "Int or String expected");
    }

    [PyFunction("getnameinfo(sockaddr, flags) -> (host, port)\n\nThe names of a host and a service at an address.", Name = "getnameinfo", Convention = CallingConvention.VarArgs)]
    private static Value GetNameInfo(ThreadState ts, Value sockaddr, int flags)
    {
        const int mostHost = 1025, mostService = 32, numericHost = 4, datagram = 2;
        if (sockaddr.Ref is not PyTuple parts) throw Errors.TypeError("getnameinfo() argument 1 must be a tuple");
        if (parts.Count is < 2 or > 4) throw Errors.TypeError("getnameinfo(): illegal sockaddr argument");
        if (parts[0].Ref is not PyStr host) throw Errors.TypeError("getnameinfo(): illegal sockaddr argument");
        int port = Int(ts, parts[1]);
        if (!ArgumentConversion.ToUInt(ts, parts.Count > 2 ? parts[2] : 0, out uint flow) || !ArgumentConversion.ToUInt(ts, parts.Count > 3 ? parts[3] : 0, out uint scope)) throw ts.Throwable();
        if (flow > 0xfffff) throw Errors.OverflowError("getnameinfo(): flowinfo must be 0-1048575.");
        Auditing.Raise(ts, "socket.getnameinfo", sockaddr);
        AddressInfo hints = new() { Type = datagram, Flags = numericHost };
        AddressInfo* found = Resolve(ts, [.. Encodings.EncodeUtf8(ts, host), 0], Text(port.ToString(System.Globalization.CultureInfo.InvariantCulture)), &hints);
        try
        {
            if (found->Next != null) throw Errors.Make(PyType.OSError, "sockaddr resolved to multiple addresses");
            if (found->Family == AddressFamily.Internet && parts.Count != 2) throw Errors.Make(PyType.OSError, "IPv4 sockaddr must be 2 tuple");
            if (found->Family == AddressFamily.Internet6)
            {
                *(uint*)(found->Address + 4) = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(flow);
                *(uint*)(found->Address + 24) = scope;
            }
            byte* name = stackalloc byte[mostHost];
            byte* service = stackalloc byte[mostService];
            ts.Interpreter.Lock.Drop();
            int error = SocketCalls.NameOf(found->Address, found->AddressLength, name, mostHost, service, mostService, flags);
            int errno = Marshal.GetLastPInvokeError();
            ts.Interpreter.Lock.Take(ts);
            return error == 0 ? new PyTuple(HostNames.Text(name), HostNames.Text(service)) : throw SocketErrors.Resolver(ts, error, errno);
        }
        finally
        {
            SocketCalls.Free(found);
        }
    }
}
