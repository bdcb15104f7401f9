namespace Adder.Syntax;

/// <summary>The warning categories that reading source can issue.</summary>
public enum SyntaxWarningCategory : byte
{
    SyntaxWarning,
    DeprecationWarning,
}

/// <summary>Receives the warnings that tokenizer, parser and compiler issue.</summary>
public interface ISyntaxWarnings
{
    /// <summary>Issues a warning; false when the filters turn it into an error, which is then reported as a syntax error.</summary>
    bool Warn(SyntaxWarningCategory category, string message, int line);
}
