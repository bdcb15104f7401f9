namespace Adder.Cli.Options;

/// <summary>Takes one option after another off a command line: CPython's getopt, with its messages.</summary>
internal sealed class OptionReader(IReadOnlyList<string> argv, Action<string> report)
{
    internal const int End = -1;
    internal const int Invalid = '_';
    internal const int CheckHashBasedPycs = 0;
    internal const int HelpAll = 1;
    internal const int HelpEnvironment = 2;
    internal const int HelpXOptions = 3;

    private const string ShortOptions = "+bBc:dEhiIJm:OPqRsStuvVW:xX:?";

    private string _cluster = "";

    /// <summary>The index of the next argument.</summary>
    internal int Index { get; private set; } = 1;

    internal string Argument { get; private set; } = "";

    /// <summary>The next option's letter, a number for a long one, End or Invalid.</summary>
    internal int Next()
    {
        if (_cluster.Length == 0)
        {
            if (Index >= argv.Count) return End;
            string word = argv[Index];
            if (word.Length < 2 || word[0] != '-') return End;
            Index++;
            switch (word)
            {
                case "--": return End;
                case "--help": return 'h';
                case "--version": return 'V';
            }
            _cluster = word[1..];
        }
        char option = _cluster[0];
        _cluster = _cluster[1..];
        return option == '-' ? Long() : Short(option);
    }

    private int Long()
    {
        string name = _cluster;
        _cluster = "";
        switch (name)
        {
            case "":
                report("expected long option\n");
                return End;
            case "help-all": return HelpAll;
            case "help-env": return HelpEnvironment;
            case "help-xoptions": return HelpXOptions;
            case "check-hash-based-pycs": return TakeArgument(argv[Index - 1] + " options") ? CheckHashBasedPycs : Invalid;
        }
        report($"unknown option {argv[Index - 1]}\n");
        return Invalid;
    }

    private int Short(char option)
    {
        if (option == 'J')
        {
            report("-J is reserved for Jython\n");
            return Invalid;
        }
        int known = ShortOptions.Length - 1;
        while (known >= 0 && ShortOptions[known] != option) known--;
        if (known < 0)
        {
            report($"Unknown option: -{(char)(byte)option}\n");
            return Invalid;
        }
        bool takesArgument = known + 1 < ShortOptions.Length && ShortOptions[known + 1] == ':';
        return !takesArgument || TakeArgument("-" + option + " option") ? option : Invalid;
    }

    private bool TakeArgument(string option)
    {
        if (_cluster.Length > 0)
        {
            Argument = _cluster;
            _cluster = "";
            return true;
        }
        if (Index >= argv.Count)
        {
            report($"Argument expected for the {option}\n");
            return false;
        }
        Argument = argv[Index++];
        return true;
    }
}
