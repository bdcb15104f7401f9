using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sockets;

/// <summary>Host names to addresses.</summary>
internal static unsafe class HostNames
{
    private static ReadOnlySpan<byte> Broadcast => "<broadcast>\0"u8;

    /// <summary>A host argument as bytes with a 0 behind. Throws. (idna_converter)</summary>
    internal static byte[] From(ThreadState ts, Value host, string? function = null)
    {
        byte[] bytes;
        if (host.Ref is PyStr text) bytes = Encode(ts, text);
        else if (host.Ref is PyByteString given) bytes = given.Span.ToArray();
        else
        {
            string name = host.Type.Name;
            throw Errors.TypeError(function is null
                ? $"str, bytes or bytearray expected, not {name}"
                : $"{function}() argument 1 must be str, bytes or bytearray, not {name}");
        }
        if (bytes.AsSpan().Contains((byte)0)) throw Errors.TypeError("host name must not contain null character");
        return [.. bytes, 0];
    }

    private static byte[] Encode(ThreadState ts, PyStr text)
    {
        string plain = text.ToString();
        if (System.Text.Ascii.IsValid(plain)) return System.Text.Encoding.ASCII.GetBytes(plain);
        try
        {
            return Encodings.Encode(ts, text, "idna", null).ToArray();
        }
        catch (PythonException)
        {
            throw Errors.TypeError("encoding of hostname failed");
        }
    }

    /// <summary>The address of a host, into a sockaddr; the length of that. Throws. (setipaddr)</summary>
    internal static int Resolve(ThreadState ts, byte[] host, int family, Span<byte> address)
    {
        address.Clear();
        if (host.Length == 1) return Wildcard(family, address);
        if (host.AsSpan().SequenceEqual(Broadcast) || host.AsSpan().SequenceEqual("255.255.255.255\0"u8))
        {
            if (family is not (AddressFamily.Internet or AddressFamily.Unspecified)) throw Errors.Make(PyType.OSError, "address family mismatched");
            SetFamily(address, AddressFamily.Internet);
            address.Slice(4, 4).Fill(0xFF);
            return 16;
        }
        if (Numeric(host, family, address) is var length and > 0) return length;
        AddressInfo hints = new() { Family = family };
        AddressInfo* found;
        int result, errno;
        fixed (byte* name = host)
        {
            ts.Interpreter.Lock.Drop();
            result = SocketCalls.Resolve(name, null, &hints, &found);
            errno = Marshal.GetLastPInvokeError();
            ts.Interpreter.Lock.Take(ts);
        }
        if (result != 0) throw SocketErrors.Resolver(ts, result, errno);
        int size = (int)Math.Min(found->AddressLength, (uint)address.Length);
        new ReadOnlySpan<byte>(found->Address, size).CopyTo(address);
        SocketCalls.Free(found);
        return size;
    }

    private static int Wildcard(int family, Span<byte> address)
    {
        if (family == AddressFamily.Unspecified) throw Errors.Make(PyType.OSError, "wildcard resolved to multiple address");
        SetFamily(address, family);
        return family == AddressFamily.Internet6 ? 28 : 16;
    }

    private static int Numeric(byte[] host, int family, Span<byte> address)
    {
        fixed (byte* name = host)
        fixed (byte* target = address)
        {
            if (family is AddressFamily.Internet or AddressFamily.Unspecified && SocketCalls.ToAddress(AddressFamily.Internet, name, target + 4) == 1)
            {
                SetFamily(address, AddressFamily.Internet);
                return 16;
            }
            bool may6 = family is AddressFamily.Internet6 or AddressFamily.Unspecified && !host.AsSpan().Contains((byte)'%');
            if (may6 && SocketCalls.ToAddress(AddressFamily.Internet6, name, target + 8) == 1)
            {
                SetFamily(address, AddressFamily.Internet6);
                return 28;
            }
        }
        return 0;
    }

    internal static void SetFamily(Span<byte> address, int family) => BinaryPrimitives.WriteUInt16LittleEndian(address, (ushort)family);

    /// <summary>The text of an IPv4 address.</summary>
    internal static string TextOf4(ReadOnlySpan<byte> address) => $"{address[0]}.{address[1]}.{address[2]}.{address[3]}";

    /// <summary>The text of an IPv6 address.</summary>
    internal static string TextOf6(ReadOnlySpan<byte> address)
    {
        byte* text = stackalloc byte[64];
        fixed (byte* start = address) SocketCalls.ToText(AddressFamily.Internet6, start, text, 64);
        return Marshal.PtrToStringUTF8((nint)text)!;
    }

    internal static PyStr Text(byte* text) => Encodings.DecodeFileSystem(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
}
