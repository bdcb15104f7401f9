using Adder.Hosting;
using Adder.Objects;

namespace Adder.Modules.Sys;

/// <summary><c>sys.flags</c></summary>
internal static class SysFlags
{
    internal static Value Of(PyConfig config) => SysRecords.Flags.Make(
        config.ParserDebug, config.Inspect, config.Interactive, config.OptimizationLevel, config.WriteBytecode ? 0 : 1,
        config.UserSiteDirectory ? 0 : 1, config.SiteImport ? 0 : 1, config.UseEnvironment ? 0 : 1, config.Verbose, config.BytesWarning,
        config.Quiet, config.HashSeed == 0 ? 0 : 1, config.Isolated ? 1 : 0, Value.Bool(config.DevMode), config.Utf8Mode ? 1 : 0,
        config.WarnDefaultEncoding ? 1 : 0, Value.Bool(config.SafePath), config.IntMaxStrDigits);
}
