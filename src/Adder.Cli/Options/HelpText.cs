namespace Adder.Cli.Options;

/// <summary>What --help and its companions print.</summary>
internal static class HelpText
{
    internal static string All => $"{Options}\n{Environment}\n{XOptions}";

    internal const string Options =
        """
        Options (and the environment variables that do the same):
        -b     : warn when bytes or bytearray are turned into str or compared
                 with str (-bb: make it an error)
        -B     : write no .pyc files on import; also PYTHONDONTWRITEBYTECODE=x
        -c cmd : run the given text (ends the list of options)
        -d     : debug the parser (accepted and without effect); also PYTHONDEBUG=x
        -E     : take no notice of PYTHON* environment variables
        -h     : print this help and exit (also -? or --help)
        -i     : go on interactively after the program; prompts even when
                 standard input is no terminal; also PYTHONINSPECT=x
        -I     : isolate Python from the user's environment (implies -E, -P and -s)
        -m mod : run a library module as a script (ends the list of options)
        -O     : leave out assert and code under __debug__; adds .opt-1 to the
                 name of .pyc files; also PYTHONOPTIMIZE=x
        -OO    : as -O, and leave out docstrings; adds .opt-2 to the name
        -P     : don't put a potentially unsafe path first in sys.path;
                 also PYTHONSAFEPATH
        -q     : start the interactive prompt without version and copyright
        -s     : leave the user's site directory out of sys.path;
                 also PYTHONNOUSERSITE
        -S     : don't import site at the start
        -u     : write standard output and error unbuffered;
                 also PYTHONUNBUFFERED=x
        -v     : trace imports, more so when repeated; also PYTHONVERBOSE=x
        -V     : print the Python version and exit (also --version);
                 when repeated, more about the build
        -W arg : warning control, action:message:category:module:lineno;
                 also PYTHONWARNINGS=arg
        -x     : skip the first line of the source
        -X opt : an option of this implementation
        --check-hash-based-pycs always|default|never:
                 whether hash-based .pyc files are checked against their source
        --help-env      : print help on environment variables and exit
        --help-xoptions : print help on -X options and exit
        --help-all      : print all of the help and exit
        Arguments:
        file   : run the program in this file, folder or zip file
        -      : read the program from standard input (the default; a prompt
                 when it is a terminal)
        arg ...: what the program finds in sys.argv[1:]

        """;

    internal const string Environment =
        """
        Environment variables that change behavior:
        PYTHONSTARTUP: file that is run when the interactive prompt starts
        PYTHONPATH   : directories, separated by ':', to search for modules first
        PYTHONHOME   : another prefix; the library is <prefix>/lib/python3.12
        PYTHONPLATLIBDIR : another name for sys.platlibdir
        PYTHONCASEOK : ignore case in 'import' statements (Windows)
        PYTHONUTF8   : 1 turns UTF-8 mode on, 0 off
        PYTHONIOENCODING: encoding[:errors] of stdin, stdout and stderr
        PYTHONFAULTHANDLER: print the Python traceback on fatal errors
        PYTHONHASHSEED: seed of the hashes of str and bytes, an integer in
           the range [0; 4294967295], or 'random'
        PYTHONINTMAXSTRDIGITS: most digits in conversions between int and str;
           0 for no limit. Bases 2, 4, 8, 16 and 32 know none
        PYTHONBREAKPOINT: what breakpoint() calls; 0 for nothing
        PYTHONDEVMODE: turn the development mode on
        PYTHONPYCACHEPREFIX: root of a tree of its own for .pyc files
        PYTHONWARNDEFAULTENCODING: EncodingWarning for 'encoding=None'
        PYTHONNODEBUGRANGES: compile without column positions
        ADDER_STDLIB : folder with the standard library of a CPython 3.12
        ADDER_IMPL   : what sys.implementation.name says
        These variables have a command-line option that does the same:
        PYTHONDEBUG             : -d
        PYTHONDONTWRITEBYTECODE : -B
        PYTHONINSPECT           : -i
        PYTHONINTMAXSTRDIGITS   : -X int_max_str_digits=number
        PYTHONNOUSERSITE        : -s
        PYTHONOPTIMIZE          : -O
        PYTHONSAFEPATH          : -P
        PYTHONUNBUFFERED        : -u
        PYTHONVERBOSE           : -v
        PYTHONWARNINGS=arg      : -W arg

        """;

    internal const string XOptions =
        """
        These -X options are known:

        -X stdlib=DIR: use the library of another CPython 3.12, its Lib folder;
            also ADDER_STDLIB

        -X impl=NAME: what sys.implementation.name says ('adder' without it), in
            processes that the program starts, too; also ADDER_IMPL

        -X faulthandler: print the Python traceback on fatal errors

        -X tracemalloc[=NFRAME]: trace allocations from the start, with NFRAME
            frames (1 without a number)

        -X importtime: show how long each import takes, with the modules it
            imports and without

        -X dev: development mode: shows warnings that are ignored by default,
            turns on faulthandler and asyncio's debug mode

        -X utf8[=0|1]: UTF-8 mode for files and standard streams

        -X pycache_prefix=PATH: a tree of its own for .pyc files

        -X warn_default_encoding: EncodingWarning for 'encoding=None'

        -X no_debug_ranges: compile without column positions

        -X frozen_modules=[on|off]: whether frozen modules are used (on)

        -X pystats: count instructions and how specialization goes, and write it to
            py_stats in the folder for temporary files (to stderr if there is
            none); python -m _adder.pystats shows it

        -X int_max_str_digits=number: most digits in conversions between int
            and str; 0 for no limit

        """;
}
