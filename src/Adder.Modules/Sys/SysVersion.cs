using Adder.Hosting;
using Adder.Objects;

namespace Adder.Modules.Sys;

/// <summary>What Python and which Adder this is.</summary>
internal static class SysVersion
{
    internal static void Add(PyDict dict, PyConfig config)
    {
        Value info = SysRecords.VersionInfo.Make(PyVersion.Major, PyVersion.Minor, PyVersion.Micro, "final", 0);
        dict.SetString("version", PyVersion.Full);
        dict.SetString("version_info", info);
        dict.SetString("hexversion", PyVersion.Hex);
        dict.SetString("api_version", 1013);
        dict.SetString("copyright", "Copyright (c) 2001-2023 Python Software Foundation.\nAll Rights Reserved.\n\nCopyright (c) 2000 BeOpen.com.\nAll Rights Reserved.\n\n"
            + "Copyright (c) 1995-2001 Corporation for National Research Initiatives.\nAll Rights Reserved.\n\n"
            + "Copyright (c) 1991-1995 Stichting Mathematisch Centrum, Amsterdam.\nAll Rights Reserved.");
        dict.SetString("platform", OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux");
        dict.SetString("byteorder", BitConverter.IsLittleEndian ? "little" : "big");
        dict.SetString("_git", new PyTuple(config.ImplementationName == "cpython" ? "CPython" : "Adder", "", ""));
        dict.SetString("_framework", PyStr.Empty);
        dict.SetString("abiflags", PyStr.Empty);
    }

    internal static PySimpleNamespace Implementation(PyConfig config, Value info)
    {
        PyDict dict = new();
        bool asCPython = config.ImplementationName == "cpython";
        dict.SetString("name", config.ImplementationName);
        dict.SetString("cache_tag", asCPython ? "cpython-312" : "adder-312");
        dict.SetString("version", info);
        dict.SetString("hexversion", PyVersion.Hex);
        dict.SetString("_multiarch", "x86_64-linux-gnu");
        return new PySimpleNamespace(dict);
    }
}
