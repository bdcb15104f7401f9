namespace Adder.Modules.Sockets;

/// <summary>The address families whose addresses are understood.</summary>
internal static class AddressFamily
{
    internal const int Unspecified = 0, Unix = 1, Internet = 2, Internet6 = 10, Netlink = 16, Packet = 17, Can = 29, Alg = 38, VSock = 40, Qipcrtr = 42;
}
