using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;

namespace Adder.Execution;

/// <summary>
/// Where a call's keyword arguments belong among a function's parameters, when they are in the parameters' order and defaults exist for
/// what is missing: then each value moves up from where it stands, and no error is possible.
/// </summary>
internal struct KeywordPlaces
{
    private const int Most = 6;

    private Indices _indices;
    private int _given, _keywords;

    /// <summary>False where the general way has to be gone; nothing has been changed.</summary>
    internal static bool TryFind(PyFunction function, int count, PyTuple keywordNames, out KeywordPlaces places)
    {
        places = default;
        CodeObject code = function.Code;
        int keywords = keywordNames.Count, given = count - keywords, parameters = code.ArgCount + code.KwOnlyArgCount;
        if (keywords > Most || given > code.ArgCount || given < code.PosOnlyArgCount || (code.Flags & (CodeFlags.VarArgs | CodeFlags.VarKeywords)) != 0) return false;
        places._given = given;
        places._keywords = keywords;
        PyStr[] names = code.LocalsPlusNames;
        ReadOnlySpan<Value> keys = keywordNames.Items;
        int found = 0;
        for (int i = given; i < parameters; i++)
        {
            if (found < keys.Length && ReferenceEquals(names[i], keys[found].Ref)) places._indices[found++] = i;
            else if (Default(function, code, i).IsNull) return false;
        }
        return found == keywords;
    }

    /// <summary>Moves the values, which stand behind the positional arguments, up to their parameters, with defaults between them.</summary>
    internal readonly void Fill(PyFunction function, ref Value locals)
    {
        CodeObject code = function.Code;
        int keyword = _keywords - 1;
        for (int i = code.ArgCount + code.KwOnlyArgCount - 1; i >= _given; i--)
        {
            ref Value local = ref Unsafe.Add(ref locals, i);
            if (keyword < 0 || _indices[keyword] != i)
            {
                Value.Store(ref local, Default(function, code, i));
                continue;
            }
            if (_given + keyword != i) Value.Store(ref local, Unsafe.Add(ref locals, _given + keyword));
            keyword--;
        }
    }

    private static Value Default(PyFunction function, CodeObject code, int parameter)
    {
        if (parameter >= code.ArgCount)
            return function.KeywordDefaults is { OnlyStrings: true } named ? named.FindString(code.LocalsPlusNames[parameter]) : default;
        if (function.Defaults is not { } defaults) return default;
        int index = parameter - (code.ArgCount - defaults.Count);
        return index < 0 ? default : defaults[index];
    }

    [InlineArray(Most)]
    private struct Indices
    {
        private int _first;
    }
}
