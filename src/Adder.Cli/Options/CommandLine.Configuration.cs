using System.Globalization;

namespace Adder.Cli.Options;

/// <summary>What the PYTHON* variables and the -X options set: config_read.</summary>
internal partial class CommandLine
{
    private const int DigitsThreshold = 640;
    private const int DefaultDigits = 4300;

    // An empty variable counts as absent.
    private string? Variable(string name) =>
        Config.UseEnvironment && _environment(name) is { Length: > 0 } value ? value : null;

    private int Flag(string name, int current)
    {
        string? text = Variable(name);
        if (text is null) return current;
        return Math.Max(current, ParseInt(text) is int value and >= 0 ? value : 1);
    }

    // Mostly one digit, for which .NET would set up its number formats.
    private static int? ParseInt(string text) =>
        text is [>= '0' and <= '9'] ? text[0] - '0'
        : int.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out int value)
        ? value
        : null;

    private bool ReadPreconfiguration()
    {
        Config.DevMode = Config.XOption("dev") is not null || Variable("PYTHONDEVMODE") is not null;
        string? option = Config.XOption("utf8");
        if (option is not null)
        {
            if (option is not ("" or "0" or "1")) return Fatal("preconfig_init_utf8_mode: invalid -X utf8 option value", "preinitializing");
            Config.Utf8Mode = option != "0";
            return true;
        }
        string? variable = Variable("PYTHONUTF8");
        if (variable is not (null or "0" or "1"))
        {
            return Fatal("preconfig_init_utf8_mode: invalid PYTHONUTF8 environment variable value", "preinitializing");
        }
        Config.Utf8Mode = variable is null ? Locale() is "C" or "POSIX" : variable == "1";
        return true;
    }

    private string Locale()
    {
        string? name = Nonempty("LC_ALL") ?? Nonempty("LC_CTYPE") ?? Nonempty("LANG");
        return name ?? "C";

        string? Nonempty(string variable) => _environment(variable) is { Length: > 0 } value ? value : null;
    }

    private void ReadConfiguration()
    {
        ReadFlags();
        ReadImportSettings();
        ReadStandardStreams();
        ReadWarningOptions();
        _ = ReadHashSeed() && ReadFrozenModules() && ReadDigitLimit() && ReadTraceMalloc();
    }

    private void ReadFlags()
    {
        Config.ParserDebug = Flag("PYTHONDEBUG", Config.ParserDebug);
        Config.Verbose = Flag("PYTHONVERBOSE", Config.Verbose);
        Config.OptimizationLevel = Flag("PYTHONOPTIMIZE", Config.OptimizationLevel);
        if (Config.Inspect == 0 && Variable("PYTHONINSPECT") is not null) Config.Inspect = 1;
        if (Flag("PYTHONDONTWRITEBYTECODE", 0) > 0) Config.WriteBytecode = false;
        if (Flag("PYTHONNOUSERSITE", 0) > 0) Config.UserSiteDirectory = false;
        if (Flag("PYTHONUNBUFFERED", 0) > 0) Config.BufferedStdio = false;
        if (Flag("PYTHONSAFEPATH", 0) > 0) Config.SafePath = true;
        Config.FaultHandler = Config.DevMode || Variable("PYTHONFAULTHANDLER") is not null || Config.XOption("faulthandler") is not null;
        Config.Statistics = Variable("PYTHONSTATS") is not (null or "0") || Config.XOption("pystats") is not null;
        Config.CodeDebugRanges = Variable("PYTHONNODEBUGRANGES") is null && Config.XOption("no_debug_ranges") is null;
        Config.WarnDefaultEncoding =
            Variable("PYTHONWARNDEFAULTENCODING") is not null || Config.XOption("warn_default_encoding") is not null;
    }

    private void ReadImportSettings()
    {
        Config.Home = Variable("PYTHONHOME");
        Config.PythonPath = Variable("PYTHONPATH");
        Config.PlatLibDir = Variable("PYTHONPLATLIBDIR") ?? "lib";
        Config.ImportTime = Variable("PYTHONPROFILEIMPORTTIME") is not null || Config.XOption("importtime") is not null;
        string? prefix = Config.XOption("pycache_prefix") ?? Variable("PYTHONPYCACHEPREFIX");
        Config.PycachePrefix = prefix is "" ? null : prefix;
        if ((NonEmpty(Config.XOption("impl")) ?? NonEmpty(_environment("ADDER_IMPL"))) is { } name) Config.ImplementationName = name;
        Config.StandardLibrary = Config.XOption("stdlib") is { Length: > 0 } library ? library : NonEmpty(_environment("ADDER_STDLIB"));
    }

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private void ReadStandardStreams()
    {
        if (Variable("PYTHONIOENCODING") is { } given)
        {
            int colon = given.IndexOf(':', StringComparison.Ordinal);
            Config.StdioEncoding = NonEmpty(colon < 0 ? given : given[..colon]);
            Config.StdioErrors = colon < 0 ? null : NonEmpty(given[(colon + 1)..]);
            // An encoding without errors is strict, also where the locale would say otherwise.
            if (Config.StdioEncoding is not null) Config.StdioErrors ??= "strict";
        }
        Config.StdioEncoding ??= "utf-8";
        Config.StdioErrors ??=
            Config.Utf8Mode || Locale() is "C" or "POSIX" or "C.UTF-8" or "C.utf8" or "UTF-8" ? "surrogateescape" : "strict";
    }

    private void ReadWarningOptions()
    {
        if (Config.DevMode) Config.WarnOptions.Add("default");
        if (Variable("PYTHONWARNINGS") is { } listed)
        {
            Config.WarnOptions.AddRange(listed.Split(',', StringSplitOptions.RemoveEmptyEntries));
        }
        Config.WarnOptions.AddRange(_commandLineWarnings);
        if (Config.BytesWarning > 0) Config.WarnOptions.Add(Config.BytesWarning > 1 ? "error::BytesWarning" : "default::BytesWarning");
    }

    private bool ReadHashSeed()
    {
        string? text = _randomSeed ? null : Variable("PYTHONHASHSEED");
        if (text is null or "random") return true;
        if (!uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint seed))
        {
            return Fatal("config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]");
        }
        Config.HashSeed = seed;
        return true;
    }

    private bool ReadFrozenModules()
    {
        switch (Config.XOption("frozen_modules"))
        {
            case null or "" or "on":
                return true;
            case "off":
                Config.UseFrozenModules = false;
                return true;
            default:
                return Fatal("bad value for option -X frozen_modules (expected \"on\" or \"off\")");
        }
    }

    // The environment is read first, but a wrong -X is reported all the same: config_init_int_max_str_digits
    private bool ReadDigitLimit()
    {
        Config.IntMaxStrDigits = DefaultDigits;
        if (Variable("PYTHONINTMAXSTRDIGITS") is { } variable && !SetDigitLimit(variable, "PYTHONINTMAXSTRDIGITS")) return false;
        return Config.XOption("int_max_str_digits") is not { } option || SetDigitLimit(option, "-X int_max_str_digits");
    }

    private bool SetDigitLimit(string text, string source)
    {
        if (ParseInt(text) is not int digits || (digits != 0 && digits < DigitsThreshold))
        {
            return Fatal(
                $"config_init_int_max_str_digits: {source}: invalid limit; must be >= {DigitsThreshold} or 0 for unlimited.");
        }
        Config.IntMaxStrDigits = digits;
        return true;
    }

    private bool ReadTraceMalloc()
    {
        const int mostFrames = 65535;
        if (Variable("PYTHONTRACEMALLOC") is { } variable)
        {
            if (ParseInt(variable) is not int frames || frames is < 0 or > mostFrames)
            {
                return Fatal("config_init_tracemalloc: PYTHONTRACEMALLOC: invalid number of frames");
            }
            Config.TraceMalloc = frames;
        }
        if (Config.XOption("tracemalloc") is { } option)
        {
            if (option.Length > 0 && ParseInt(option) is not (>= 0 and <= mostFrames))
            {
                return Fatal("config_init_tracemalloc: -X tracemalloc=NFRAME: invalid number of frames");
            }
            Config.TraceMalloc = option.Length == 0 ? 1 : ParseInt(option)!.Value;
        }
        return true;
    }
}
