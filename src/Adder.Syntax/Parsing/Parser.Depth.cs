using System.Runtime.CompilerServices;

namespace Adder.Syntax.Parsing;

/// <summary>Limits the nesting: CPython's MAXSTACK counts rules, and so does this, in the rules that recurse.</summary>
public sealed partial class Parser
{
    private const int MaxStack = 6000;

    /// <summary>How many rules lie between the start and a statement's expression.</summary>
    private const int OutermostRules = 30;

    /// <summary>How many rules a nested block adds.</summary>
    private const int BlockRules = 6;

    private int _depth;

    /// <summary>Goes some rules deeper; false, with a MemoryError, where CPython's parser gives up.</summary>
    private bool Enter(int rules)
    {
        _depth += rules;
        if (_depth <= MaxStack && RuntimeHelpers.TryEnsureSufficientExecutionStack()) return true;
        _depth -= rules;
        SetError(new SyntaxError(
            SyntaxErrorKind.MemoryError, "Parser stack overflowed - Python source too complex to parse", Offset: -1));
        return false;
    }
}
