namespace Adder.Syntax.Tokenizing;

/// <summary>Feeds a tokenizer line by line: a prompt, or a <c>readline</c> function.</summary>
public interface ILineSource
{
    /// <summary>The next line in UTF-8 with its line end, or null at the end of the input.</summary>
    /// <param name="continuation">Whether the line continues a statement (the prompt is then <c>sys.ps2</c>).</param>
    byte[]? ReadLine(bool continuation);
}
