using Adder.Objects;

namespace Adder.Modules.Sys;

/// <summary>The struct sequences of sys. Immutable, so all interpreters share them.</summary>
internal static class SysRecords
{
    internal static readonly StructLayout Flags = new("sys", "flags", "sys.flags\n\nFlags provided through command line arguments or environment vars.",
    [
        "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment", "verbose",
        "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path",
        "int_max_str_digits",
    ], 18, canInstantiate: false);

    internal static readonly StructLayout VersionInfo = new("sys", "version_info", "sys.version_info\n\nVersion information as a named tuple.",
        ["major", "minor", "micro", "releaselevel", "serial"], 5, canInstantiate: false);

    internal static readonly StructLayout FloatInfo = new("sys", "float_info", "sys.float_info\n\nA named tuple holding information about the float type.",
        ["max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds"], 11);

    internal static readonly StructLayout IntInfo = new("sys", "int_info", "sys.int_info\n\nA named tuple that holds information about the int type.",
        ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"], 4);

    internal static readonly StructLayout HashInfo = new("sys", "hash_info", "hash_info\n\nA named tuple providing parameters used for computing hashes.",
        ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"], 9);

    internal static readonly StructLayout ThreadInfo = new("sys", "thread_info", "sys.thread_info\n\nA named tuple holding information about the thread implementation.",
        ["name", "lock", "version"], 3);

    internal static readonly StructLayout AsyncGenHooks = new("sys", "asyncgen_hooks", "asyncgen_hooks\n\nInformation about how asyncronous generators are finalized.",
        ["firstiter", "finalizer"], 2, canInstantiate: false);

    internal static readonly StructLayout UnraisableHookArgs = new("sys", "UnraisableHookArgs", "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.",
        ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"], 5);
}
