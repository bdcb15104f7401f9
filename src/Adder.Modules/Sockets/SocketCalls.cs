using System.Runtime.InteropServices;
using Adder.Modules.Platform;

namespace Adder.Modules.Sockets;

/// <summary>What sockets call of the C library. Failures leave the errno in Marshal.GetLastPInvokeError.</summary>
internal static unsafe partial class SocketCalls
{
    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "socket", SetLastError = true)]
    internal static partial int Create(int family, int type, int protocol);

    [LibraryImport(Library, EntryPoint = "socketpair", SetLastError = true)]
    internal static partial int CreatePair(int family, int type, int protocol, int* pair);

    [LibraryImport(Library, EntryPoint = "bind", SetLastError = true)]
    internal static partial int Bind(int socket, byte* address, uint length);

    [LibraryImport(Library, EntryPoint = "connect", SetLastError = true)]
    internal static partial int Connect(int socket, byte* address, uint length);

    [LibraryImport(Library, EntryPoint = "listen", SetLastError = true)]
    internal static partial int Listen(int socket, int backlog);

    [LibraryImport(Library, EntryPoint = "accept4", SetLastError = true)]
    internal static partial int Accept(int socket, byte* address, uint* length, int flags);

    [LibraryImport(Library, EntryPoint = "shutdown", SetLastError = true)]
    internal static partial int Shutdown(int socket, int how);

    [LibraryImport(Library, EntryPoint = "getsockname", SetLastError = true)]
    internal static partial int OwnName(int socket, byte* address, uint* length);

    [LibraryImport(Library, EntryPoint = "getpeername", SetLastError = true)]
    internal static partial int PeerName(int socket, byte* address, uint* length);

    [LibraryImport(Library, EntryPoint = "getsockopt", SetLastError = true)]
    internal static partial int GetOption(int socket, int level, int name, void* value, uint* length);

    [LibraryImport(Library, EntryPoint = "setsockopt", SetLastError = true)]
    internal static partial int SetOption(int socket, int level, int name, void* value, uint length);

    [LibraryImport(Library, EntryPoint = "recvfrom", SetLastError = true)]
    internal static partial nint Receive(int socket, byte* buffer, nint length, int flags, byte* address, uint* addressLength);

    [LibraryImport(Library, EntryPoint = "sendto", SetLastError = true)]
    internal static partial nint Send(int socket, byte* buffer, nint length, int flags, byte* address, uint addressLength);

    [LibraryImport(Library, EntryPoint = "recvmsg", SetLastError = true)]
    internal static partial nint Receive(int socket, Message* message, int flags);

    [LibraryImport(Library, EntryPoint = "sendmsg", SetLastError = true)]
    internal static partial nint Send(int socket, Message* message, int flags);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int Control(int descriptor, int command, int argument);

    [LibraryImport(Library, EntryPoint = "inet_pton", SetLastError = true)]
    internal static partial int ToAddress(int family, byte* text, byte* address);

    [LibraryImport(Library, EntryPoint = "inet_ntop", SetLastError = true)]
    internal static partial byte* ToText(int family, byte* address, byte* text, uint length);

    [LibraryImport(Library, EntryPoint = "inet_aton", SetLastError = true)]
    internal static partial int ToAddress(byte* text, byte* address);

    [LibraryImport(Library, EntryPoint = "getaddrinfo", SetLastError = true)]
    internal static partial int Resolve(byte* host, byte* service, AddressInfo* hints, AddressInfo** result);

    [LibraryImport(Library, EntryPoint = "freeaddrinfo")]
    internal static partial void Free(AddressInfo* result);

    [LibraryImport(Library, EntryPoint = "gai_strerror")]
    internal static partial byte* ResolverErrorText(int error);

    [LibraryImport(Library, EntryPoint = "hstrerror")]
    internal static partial byte* HostErrorText(int error);

    [LibraryImport(Library, EntryPoint = "getnameinfo", SetLastError = true)]
    internal static partial int NameOf(byte* address, uint length, byte* host, uint hostLength, byte* service, uint serviceLength, int flags);

    [LibraryImport(Library, EntryPoint = "gethostbyname_r", SetLastError = true)]
    internal static partial int HostByName(byte* name, HostEntry* entry, byte* buffer, nint size, HostEntry** result, int* error);

    [LibraryImport(Library, EntryPoint = "gethostbyaddr_r", SetLastError = true)]
    internal static partial int HostByAddress(byte* address, uint length, int family, HostEntry* entry, byte* buffer, nint size, HostEntry** result, int* error);

    [LibraryImport(Library, EntryPoint = "getservbyname")]
    internal static partial ServiceEntry* ServiceByName(byte* name, byte* protocol);

    [LibraryImport(Library, EntryPoint = "getservbyport")]
    internal static partial ServiceEntry* ServiceByPort(int port, byte* protocol);

    [LibraryImport(Library, EntryPoint = "getprotobyname")]
    internal static partial ProtocolEntry* ProtocolByName(byte* name);

    [LibraryImport(Library, EntryPoint = "gethostname", SetLastError = true)]
    internal static partial int HostName(byte* name, nint size);

    [LibraryImport(Library, EntryPoint = "sethostname", SetLastError = true)]
    internal static partial int SetHostName(byte* name, nint length);

    [LibraryImport(Library, EntryPoint = "if_nameindex", SetLastError = true)]
    internal static partial InterfaceName* Interfaces();

    [LibraryImport(Library, EntryPoint = "if_freenameindex")]
    internal static partial void Free(InterfaceName* names);

    [LibraryImport(Library, EntryPoint = "if_nametoindex", SetLastError = true)]
    internal static partial uint InterfaceIndex(byte* name);

    [LibraryImport(Library, EntryPoint = "if_indextoname", SetLastError = true)]
    internal static partial byte* InterfaceNameOf(uint index, byte* name);
}

/// <summary>struct msghdr</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Message
{
    internal byte* Name;
    internal uint NameLength;
    internal IoVector* Parts;
    internal nuint PartCount;
    internal byte* Control;
    internal nuint ControlLength;
    internal int Flags;
}

/// <summary>struct addrinfo</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct AddressInfo
{
    internal int Flags;
    internal int Family;
    internal int Type;
    internal int Protocol;
    internal uint AddressLength;
    internal byte* Address;
    internal byte* CanonicalName;
    internal AddressInfo* Next;
}

/// <summary>struct hostent</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct HostEntry
{
    internal byte* Name;
    internal byte** Aliases;
    internal int Family;
    internal int Length;
    internal byte** Addresses;
}

/// <summary>struct servent</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ServiceEntry
{
    internal byte* Name;
    internal byte** Aliases;
    internal int Port;
    internal byte* Protocol;
}

/// <summary>struct protoent</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ProtocolEntry
{
    internal byte* Name;
    internal byte** Aliases;
    internal int Number;
}

/// <summary>struct if_nameindex</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct InterfaceName
{
    internal uint Index;
    internal byte* Name;
}
