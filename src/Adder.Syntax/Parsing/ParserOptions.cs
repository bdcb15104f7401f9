namespace Adder.Syntax.Parsing;

/// <summary>What a source is parsed as: the modes of <c>compile</c>.</summary>
public enum ParseMode : byte { File, Single, Eval, FunctionType }

/// <summary>What a parser is asked to do beyond the plain language.</summary>
public sealed record ParserOptions
{
    public static ParserOptions Default { get; } = new();

    public ParseMode Mode { get; init; }

    /// <summary>The minor version of Python 3 whose grammar is wanted, as far as CPython checks it.</summary>
    public int FeatureVersion { get; init; } = 12;

    /// <summary>Keep <c># type:</c> comments (PyCF_TYPE_COMMENTS).</summary>
    public bool TypeComments { get; init; }

    /// <summary>A source that ends too early is "incomplete input" (PyCF_ALLOW_INCOMPLETE_INPUT).</summary>
    public bool AllowIncompleteInput { get; init; }

    /// <summary>An interactive block must be ended by an empty line (PyCF_DONT_IMPLY_DEDENT).</summary>
    public bool DontImplyDedent { get; init; }

    /// <summary><c>from __future__ import barry_as_FLUFL</c> is in force.</summary>
    public bool BarryAsBdfl { get; init; }

    /// <summary><c>sys.get_int_max_str_digits()</c>: decimal literals with more digits are refused; 0 for no limit.</summary>
    public int MaxIntegerDigits { get; init; } = 4300;

    /// <summary>Errors count bytes, as CPython's do in a source given as bytes without byte order mark and coding cookie.</summary>
    public bool OffsetsInBytes { get; init; }

    /// <summary>Leaves the predictive pass out, to check that it makes no difference.</summary>
    internal bool SkipPrediction { get; init; }

    /// <summary>The program that is run, whose lines are checked to be UTF-8 as they are read; null for other sources.</summary>
    public string? ScriptName { get; init; }

    /// <summary>Receives warnings; none means that nobody wants them.</summary>
    public ISyntaxWarnings? Warnings { get; init; }

    /// <summary>The line of the source file that an error shows, with its line end; null where there is no such file.</summary>
    public Func<int, string?>? FileLine { get; init; }
}
