using System.Text;
using Adder.Hosting;

namespace Adder.Cli.Options;

/// <summary>What a command line and the PYTHON* variables ask for, or why they can't be followed.</summary>
internal sealed partial class CommandLine
{
    private readonly IReadOnlyList<string> _argv;
    private readonly Func<string, string?> _environment;
    private readonly List<string> _commandLineWarnings = [];
    private int _printVersion;
    private bool _randomSeed;

    private CommandLine(IReadOnlyList<string> argv, Func<string, string?> environment)
    {
        _argv = argv;
        _environment = environment;
    }

    internal PyConfig Config { get; } = new();

    /// <summary>Set when there is nothing to run: the process ends with it after printing Output and Errors.</summary>
    internal int? ExitCode { get; private set; }

    internal StringBuilder Output { get; } = new();

    internal StringBuilder Errors { get; } = new();

    private string Usage => $"usage: {Config.ProgramName} [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

    internal static CommandLine Read(IReadOnlyList<string> argv, Func<string, string?> environment)
    {
        CommandLine read = new(argv, environment);
        read.Config.ProgramName = argv[0];
        read.Config.OrigArgv.AddRange(argv);
        read.Config.InstallSignalHandlers = true;
        read.ReadEarlyOptions();
        if (read.ReadPreconfiguration() && read.ReadOptions()) read.ReadConfiguration();
        return read;
    }

    // -E, -I, -P and -X decide how the rest is read; _PyPreCmdline_Read.
    private void ReadEarlyOptions()
    {
        OptionReader options = new(_argv, static _ => { });
        while (true)
        {
            switch (options.Next())
            {
                case OptionReader.End or 'c' or 'm':
                    return;
                case 'E':
                    Config.UseEnvironment = false;
                    break;
                case 'I':
                    Config.Isolated = true;
                    Config.SafePath = true;
                    Config.UseEnvironment = false;
                    Config.UserSiteDirectory = false;
                    break;
                case 'P':
                    Config.SafePath = true;
                    break;
                case 'X':
                    AddXOption(options.Argument);
                    break;
            }
        }
    }

    private void AddXOption(string option)
    {
        int equals = option.IndexOf('=', StringComparison.Ordinal);
        Config.XOptions.Add(equals < 0 ? new(option, null) : new(option[..equals], option[(equals + 1)..]));
    }

    private bool ReadOptions()
    {
        OptionReader options = new(_argv, text => Errors.Append(text));
        int option;
        while ((option = options.Next()) != OptionReader.End)
        {
            if (option == 'c')
            {
                Config.RunCommand = options.Argument + "\n";
                break;
            }
            if (option == 'm')
            {
                Config.RunModule = options.Argument;
                break;
            }
            if (!Apply(option, options.Argument)) return false;
        }
        if (_printVersion > 0)
        {
            return Exit(0, $"Python {(_printVersion > 1 ? PyVersion.Full : PyVersion.Number)}\n");
        }
        SetArguments(options.Index);
        return true;
    }

    private bool Apply(int option, string argument)
    {
        switch (option)
        {
            case OptionReader.CheckHashBasedPycs: return SetCheckHashBasedPycs(argument);
            case OptionReader.HelpAll: return Exit(0, Usage + HelpText.All);
            case OptionReader.HelpEnvironment: return Exit(0, HelpText.Environment);
            case OptionReader.HelpXOptions: return Exit(0, HelpText.XOptions);
            case 'h' or '?': return Exit(0, Usage + HelpText.Options);
            case 'b': Config.BytesWarning++; break;
            case 'B': Config.WriteBytecode = false; break;
            case 'd': Config.ParserDebug++; break;
            case 'i': Config.Inspect++; Config.Interactive++; break;
            case 'O': Config.OptimizationLevel++; break;
            case 'q': Config.Quiet++; break;
            case 'R': _randomSeed = true; break;
            case 's': Config.UserSiteDirectory = false; break;
            case 'S': Config.SiteImport = false; break;
            case 'u': Config.BufferedStdio = false; break;
            case 'v': Config.Verbose++; break;
            case 'V': _printVersion++; break;
            case 'W': _commandLineWarnings.Add(argument); break;
            case 'x': Config.SkipSourceFirstLine = true; break;
            case 'E' or 'I' or 'P' or 'X' or 't': break;
            default: return UsageError();
        }
        return true;
    }

    private bool SetCheckHashBasedPycs(string mode)
    {
        if (mode is "always" or "never" or "default")
        {
            Config.CheckHashPycsMode = mode;
            return true;
        }
        Errors.Append("--check-hash-based-pycs must be one of 'default', 'always', or 'never'\n");
        return UsageError();
    }

    // config_update_argv
    private void SetArguments(int index)
    {
        if (Config.RunCommand is not null || Config.RunModule is not null)
        {
            Config.Argv = ArgumentsFrom(index, Config.RunCommand is not null ? "-c" : "-m");
        }
        else if (index < _argv.Count)
        {
            if (_argv[index] != "-") Config.RunFilename = Path.Join(CurrentFolder(_argv[index]), _argv[index]);
            Config.Argv = ArgumentsFrom(index + 1, _argv[index]);
        }
    }

    private List<string> ArgumentsFrom(int index, string first)
    {
        List<string> arguments = [first];
        for (int i = index; i < _argv.Count; i++) arguments.Add(_argv[i]);
        return arguments;
    }

    private static string CurrentFolder(string path) =>
        Path.IsPathRooted(path) ? "" : System.Environment.CurrentDirectory;

    private bool Exit(int code, string text)
    {
        Output.Append(text);
        ExitCode = code;
        return false;
    }

    private bool UsageError()
    {
        Errors.Append(Usage).Append("Try `python -h' for more information.\n");
        ExitCode = 2;
        return false;
    }

    private bool Fatal(string message, string state = "preinitialized")
    {
        Errors.Append($"Fatal Python error: {message}\nPython runtime state: {state}\n\n");
        ExitCode = 1;
        return false;
    }
}
