using System.Buffers.Binary;
using Adder.Objects;
using Adder.Protocols;

namespace Adder.Modules.Sockets;

/// <summary>Addresses that the system gives, as Python values. (makesockaddr)</summary>
internal static unsafe class AddressValue
{
    internal static Value Of(ReadOnlySpan<byte> address, int protocol)
    {
        if (address.IsEmpty) return Value.None;
        int family = BinaryPrimitives.ReadUInt16LittleEndian(address);
        return family switch
        {
            AddressFamily.Internet => new PyTuple(HostNames.TextOf4(address.Slice(4, 4)), Port(address)),
            AddressFamily.Internet6 => new PyTuple(
                HostNames.TextOf6(address.Slice(8, 16)), Port(address), BinaryPrimitives.ReadUInt32BigEndian(address[4..]), Word(address, 24)),
            AddressFamily.Unix => Unix(address[2..]),
            AddressFamily.Netlink or AddressFamily.Qipcrtr => new PyTuple(Word(address, 4), Word(address, 8)),
            AddressFamily.VSock => new PyTuple(Word(address, 8), Word(address, 4)),
            AddressFamily.Packet => Packet(address),
            AddressFamily.Can => Can(address, protocol),
            _ => new PyTuple(family, PyBytes.From(address[2..Math.Min(16, address.Length)])),
        };
    }

    private static long Port(ReadOnlySpan<byte> address) => BinaryPrimitives.ReadUInt16BigEndian(address[2..]);

    private static long Word(ReadOnlySpan<byte> address, int at) => BinaryPrimitives.ReadUInt32LittleEndian(address[at..]);

    private static Value Unix(ReadOnlySpan<byte> path)
    {
        if (path.Length > 0 && path[0] == 0) return PyBytes.From(path);
        int end = path.IndexOf((byte)0);
        return Encodings.DecodeFileSystem(end < 0 ? path : path[..end]);
    }

    private static Value Packet(ReadOnlySpan<byte> address)
    {
        int hardware = Math.Min((int)address[11], 8);
        return new PyTuple(
            InterfaceName(BinaryPrimitives.ReadUInt32LittleEndian(address[4..])), Port(address), address[10],
            BinaryPrimitives.ReadUInt16LittleEndian(address[8..]), PyBytes.From(address.Slice(12, hardware)));
    }

    private static Value Can(ReadOnlySpan<byte> address, int protocol)
    {
        const int isoTp = 6, j1939 = 7;
        Value name = InterfaceName(BinaryPrimitives.ReadUInt32LittleEndian(address[4..]));
        return protocol switch
        {
            isoTp => new PyTuple(name, Word(address, 8), Word(address, 12)),
            j1939 => new PyTuple(name, PyLong.From(BinaryPrimitives.ReadUInt64LittleEndian(address[8..])), Word(address, 16), address[20]),
            _ => new PyTuple(name),
        };
    }

    private static Value InterfaceName(uint index)
    {
        byte* name = stackalloc byte[16];
        return index != 0 && SocketCalls.InterfaceNameOf(index, name) != null ? HostNames.Text(name) : PyStr.From("");
    }
}
