using Adder.Bytecode;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>Binds a call's arguments to a Python function's parameters. (initialize_locals)</summary>
internal static class ArgumentBinding
{
    /// <summary>Fills the (cleared) locals; false with TypeError pending.</summary>
    internal static bool Bind(ThreadState ts, PyFunction function, ReadOnlySpan<Value> args, PyTuple? keywordNames, Span<Value> locals)
    {
        CodeObject code = function.Code;
        int keywords = keywordNames?.Count ?? 0, given = args.Length - keywords;
        int parameters = code.ArgCount + code.KwOnlyArgCount;
        PyDict? extra = null;
        if ((code.Flags & CodeFlags.VarKeywords) != 0)
        {
            extra = new PyDict();
            locals[parameters + ((code.Flags & CodeFlags.VarArgs) != 0 ? 1 : 0)] = extra;
        }
        int positional = Math.Min(given, code.ArgCount);
        for (int i = 0; i < positional; i++) locals[i] = args[i];
        if ((code.Flags & CodeFlags.VarArgs) != 0) locals[parameters] = given > positional ? PyTuple.From(args[positional..given]) : PyTuple.Empty;
        for (int i = 0; i < keywords; i++)
        {
            if (!BindKeyword(ts, function, keywordNames!, keywordNames![i], args[given + i], locals, extra)) return false;
        }
        if (given > code.ArgCount && (code.Flags & CodeFlags.VarArgs) == 0) return TooMany(ts, function, given, locals);
        if (given < code.ArgCount && !FillDefaults(ts, function, given, locals)) return false;
        return code.KwOnlyArgCount == 0 || FillKeywordOnly(ts, function, locals);
    }

    private static bool BindKeyword(
        ThreadState ts, PyFunction function, PyTuple keywordNames, Value keyword, Value value, Span<Value> locals, PyDict? extra)
    {
        CodeObject code = function.Code;
        if (keyword.Ref is not PyStr name)
        {
            ts.Raise(PyType.TypeError, $"{Name(function)}() keywords must be strings");
            return false;
        }
        int parameters = code.ArgCount + code.KwOnlyArgCount;
        int index = IndexOf(code, name, code.PosOnlyArgCount, parameters);
        if (index < 0)
        {
            if (extra is not null)
            {
                extra.Set(ts, keyword, value);
                return true;
            }
            return Unexpected(ts, function, keywordNames, name);
        }
        if (!locals[index].IsNull)
        {
            ts.Raise(PyType.TypeError, $"{Name(function)}() got multiple values for argument '{name}'");
            return false;
        }
        locals[index] = value;
        return true;
    }

    private static int IndexOf(CodeObject code, PyStr name, int start, int end)
    {
        PyStr[] names = code.LocalsPlusNames;
        for (int i = start; i < end; i++)
        {
            if (ReferenceEquals(names[i], name)) return i;
        }
        for (int i = start; i < end; i++)
        {
            if (names[i].ContentEquals(name)) return i;
        }
        return -1;
    }

    private static bool Unexpected(ThreadState ts, PyFunction function, PyTuple keywordNames, PyStr name)
    {
        CodeObject code = function.Code;
        if (code.PosOnlyArgCount > 0)
        {
            List<string> wrong = [];
            for (int i = 0; i < code.PosOnlyArgCount; i++)
            {
                foreach (Value given in keywordNames.Items)
                {
                    if (given.Ref is PyStr text && text.ContentEquals(code.LocalsPlusNames[i])) wrong.Add(text.ToString());
                }
            }
            if (wrong.Count > 0)
            {
                ts.Raise(PyType.TypeError, $"{Name(function)}() got some positional-only arguments passed as keyword arguments: '{string.Join(", ", wrong)}'");
                return false;
            }
        }
        ts.Raise(PyType.TypeError, $"{Name(function)}() got an unexpected keyword argument '{name}'");
        return false;
    }

    // too_many_positional
    private static bool TooMany(ThreadState ts, PyFunction function, int given, Span<Value> locals)
    {
        CodeObject code = function.Code;
        int keywordOnlyGiven = 0;
        for (int i = code.ArgCount; i < code.ArgCount + code.KwOnlyArgCount; i++)
        {
            if (!locals[i].IsNull) keywordOnlyGiven++;
        }
        int defaults = function.Defaults?.Count ?? 0;
        bool plural = defaults > 0 || code.ArgCount != 1;
        string takes = defaults > 0 ? $"from {code.ArgCount - defaults} to {code.ArgCount}" : $"{code.ArgCount}";
        string keywordOnly = keywordOnlyGiven == 0 ? "" :
            $" positional argument{(given != 1 ? "s" : "")} (and {keywordOnlyGiven} keyword-only argument{(keywordOnlyGiven != 1 ? "s" : "")})";
        string were = given == 1 && keywordOnlyGiven == 0 ? "was" : "were";
        ts.Raise(PyType.TypeError,
            $"{Name(function)}() takes {takes} positional argument{(plural ? "s" : "")} but {given}{keywordOnly} {were} given");
        return false;
    }

    private static bool FillDefaults(ThreadState ts, PyFunction function, int given, Span<Value> locals)
    {
        CodeObject code = function.Code;
        int defaults = function.Defaults?.Count ?? 0;
        int required = code.ArgCount - defaults;
        int missing = 0;
        for (int i = given; i < required; i++)
        {
            if (locals[i].IsNull) missing++;
        }
        if (missing > 0) return Missing(ts, function, "positional", 0, required, missing, locals);
        for (int i = Math.Max(given, required); i < code.ArgCount; i++)
        {
            if (locals[i].IsNull) locals[i] = function.Defaults![i - required];
        }
        return true;
    }

    private static bool FillKeywordOnly(ThreadState ts, PyFunction function, Span<Value> locals)
    {
        CodeObject code = function.Code;
        int missing = 0, end = code.ArgCount + code.KwOnlyArgCount;
        for (int i = code.ArgCount; i < end; i++)
        {
            if (!locals[i].IsNull) continue;
            if (function.KeywordDefaults is { } defaults)
            {
                Value found = defaults.Find(ts, code.LocalsPlusNames[i]);
                if (!found.IsNull)
                {
                    locals[i] = found;
                    continue;
                }
                if (ts.HasPending) return false;
            }
            missing++;
        }
        return missing == 0 || Missing(ts, function, "keyword-only", code.ArgCount, end, missing, locals);
    }

    // missing_arguments, format_missing
    private static bool Missing(ThreadState ts, PyFunction function, string kind, int start, int end, int count, Span<Value> locals)
    {
        List<string> names = [];
        for (int i = start; i < end; i++)
        {
            if (locals[i].IsNull) names.Add($"'{function.Code.LocalsPlusNames[i]}'");
        }
        string list = names.Count switch
        {
            1 => names[0],
            2 => $"{names[0]} and {names[1]}",
            _ => $"{string.Join(", ", names[..^1])}, and {names[^1]}",
        };
        ts.Raise(PyType.TypeError, $"{Name(function)}() missing {count} required {kind} argument{(count == 1 ? "" : "s")}: {list}");
        return false;
    }

    private static string Name(PyFunction function) => function.QualName.ToString()!;
}
