namespace Adder.Syntax.Tokenizing;

/// <summary>Where the tokenizer is inside an f-string (PEP 701).</summary>
internal struct FStringMode
{
    /// <summary>Between the quotes and outside of replacement fields.</summary>
    internal bool InText;
    internal bool Raw;
    internal byte Quote;
    internal byte QuoteSize;

    /// <summary>Open brackets within the f-string.</summary>
    internal int BracketDepth;

    /// <summary>The depth of replacement fields, from -1.</summary>
    internal int FieldDepth;

    internal int Start;
    internal int LineStart;
    internal int Line;
}
