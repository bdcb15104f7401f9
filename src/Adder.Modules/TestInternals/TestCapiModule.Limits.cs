using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

/// <summary>The ranges of C's types.</summary>
internal static partial class TestCapiModule
{
    [PyConstant] internal const int CHAR_MAX = sbyte.MaxValue;
    [PyConstant] internal const int CHAR_MIN = sbyte.MinValue;
    [PyConstant] internal const int UCHAR_MAX = byte.MaxValue;
    [PyConstant] internal const int SHRT_MAX = short.MaxValue;
    [PyConstant] internal const int SHRT_MIN = short.MinValue;
    [PyConstant] internal const int USHRT_MAX = ushort.MaxValue;
    [PyConstant] internal const int INT_MAX = int.MaxValue;
    [PyConstant] internal const int INT_MIN = int.MinValue;
    [PyConstant] internal const long UINT_MAX = uint.MaxValue;
    [PyConstant] internal const long LONG_MAX = long.MaxValue;
    [PyConstant] internal const long LONG_MIN = long.MinValue;
    [PyConstant] internal const long LLONG_MAX = long.MaxValue;
    [PyConstant] internal const long LLONG_MIN = long.MinValue;
    [PyConstant] internal const long PY_SSIZE_T_MAX = long.MaxValue;
    [PyConstant] internal const long PY_SSIZE_T_MIN = long.MinValue;
    [PyConstant] internal const double FLT_MAX = float.MaxValue;
    [PyConstant] internal const double FLT_MIN = 1.17549435082228750797e-38;
    [PyConstant] internal const double DBL_MAX = double.MaxValue;
    [PyConstant] internal const double DBL_MIN = 2.2250738585072014e-308;
    [PyConstant] internal const int SIZEOF_VOID_P = 8;
    [PyConstant] internal const int SIZEOF_WCHAR_T = 4;
    [PyConstant] internal const int SIZEOF_TIME_T = 8;
    [PyConstant] internal const bool LIMITED_API_AVAILABLE = false;

    [PyModuleExec]
    private static void AddUnsignedLimits(ThreadState ts, PyModule module)
    {
        module.Dict.SetString("ULONG_MAX", PyLong.From(ulong.MaxValue));
        module.Dict.SetString("ULLONG_MAX", PyLong.From(ulong.MaxValue));
    }
}
