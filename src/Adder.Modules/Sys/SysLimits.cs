using Adder.Modules.Platform;
using Adder.Objects;

namespace Adder.Modules.Sys;

/// <summary>The limits of numbers and text.</summary>
internal static class SysLimits
{
    // _CS_GNU_LIBPTHREAD_VERSION
    private const int ThreadLibraryVersion = 3;

    internal static void Add(PyDict dict)
    {
        dict.SetString("maxsize", long.MaxValue);
        dict.SetString("maxunicode", 0x10FFFF);
        dict.SetString("float_repr_style", "short");
        dict.SetString("float_info", SysRecords.FloatInfo.Make(
            double.MaxValue, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1));
        dict.SetString("int_info", SysRecords.IntInfo.Make(30, 4, 4300, 640));
        dict.SetString("hash_info", SysRecords.HashInfo.Make(64, (1L << 61) - 1, 314159, 0, 1000003, "siphash13", 64, 128, 0));
        dict.SetString("thread_info", SysRecords.ThreadInfo.Make("pthread", "semaphore", LibC.ConfigurationText(ThreadLibraryVersion) is { } version ? version : Value.None));
    }
}
