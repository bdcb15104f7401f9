using Adder.Objects;

namespace Adder.Bytecode;

/// <summary>Renames the source file of code read from a cache that was moved. (update_code_filenames)</summary>
internal static class CodeFileNames
{
    internal static void Change(CodeObject code, PyStr fileName)
    {
        if (code.FileName.ContentEquals(fileName)) return;
        Change(code, code.FileName, fileName);
    }

    private static void Change(CodeObject code, PyStr from, PyStr to)
    {
        if (!code.FileName.ContentEquals(from)) return;
        code.FileName = to;
        foreach (Value constant in code.Constants)
        {
            if (constant.Ref is CodeObject nested) Change(nested, from, to);
        }
    }
}
