using System.Runtime.CompilerServices;

namespace Adder.Objects.Clinic;

/// <summary>
/// Puts arguments into the parameters' order for one function whose parameters can be given by keyword. (_PyArg_UnpackKeywords)
/// </summary>
/// <param name="function">The name in errors.</param>
/// <param name="names">The parameters that have names: positional-or-keyword ones, then keyword-only ones.</param>
/// <param name="positionalOnly">How many parameters stand before those.</param>
/// <param name="required">How many of the positional parameters are required.</param>
/// <param name="positional">How many parameters may be given by position.</param>
/// <param name="requiredNames">How many keyword-only parameters are required; they stand first.</param>
/// <param name="hasRest">Further positional arguments are allowed: <c>*args</c>.</param>
internal sealed class KeywordParser(
    string function, string[] names, int positionalOnly, int required, int positional, int requiredNames, bool hasRest)
{
    private readonly PyStr[] _names = Array.ConvertAll(names, PyStr.Intern);

    private int Count => positionalOnly + _names.Length;

    /// <summary>One value per parameter, null where none was given; or a null array with the error pending.</summary>
    internal Value[]? Merge(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        ReadOnlySpan<Value> keywords = kwnames is null ? default : kwnames.Items;
        int given = args.Length - keywords.Length;
        if (!CheckCounts(ts, given, keywords.Length)) return null;
        Value[] merged = new Value[Count];
        int byPosition = Math.Min(given, positional);
        args[..byPosition].CopyTo(merged);
        int used = 0;
        for (int i = Math.Max(byPosition, positionalOnly); i < merged.Length && used < keywords.Length; i++)
        {
            int at = IndexOf(keywords, _names[i - positionalOnly]);
            if (at < 0) continue;
            merged[i] = args[given + at];
            used++;
        }
        if (!CheckRequired(ts, merged)) return null;
        return used == keywords.Length ? merged : Unexpected(ts, keywords, byPosition);
    }

    private bool CheckCounts(ThreadState ts, int given, int keywords)
    {
        if (!hasRest && given + keywords > Count)
        {
            string kind = given == 0 ? "keyword " : "";
            return Fail(ts, $"{function}() takes at most {Count} {kind}argument{(Count == 1 ? "" : "s")} ({given + keywords} given)");
        }
        if (!hasRest && given > positional)
        {
            if (positional == 0) return Fail(ts, $"{function}() takes no positional arguments");
            string bound = required < positional ? "at most" : "exactly";
            return Fail(ts, $"{function}() takes {bound} {positional} positional argument{(positional == 1 ? "" : "s")} ({given} given)");
        }
        int least = Math.Min(positionalOnly, required);
        if (given < least)
        {
            string bound = hasRest || least < positional ? "at least" : "exactly";
            return Fail(ts, $"{function}() takes {bound} {least} positional argument{(least == 1 ? "" : "s")} ({given} given)");
        }
        return true;
    }

    private bool CheckRequired(ThreadState ts, Value[] merged)
    {
        for (int i = positionalOnly; i < merged.Length; i++)
        {
            bool isRequired = i < required || (i >= positional && i < positional + requiredNames);
            if (isRequired && merged[i].IsNull) return Fail(ts, $"{function}() missing required argument '{_names[i - positionalOnly]}' (pos {i + 1})");
        }
        return true;
    }

    /// <summary>Some keyword fits no parameter that is still free.</summary>
    private Value[]? Unexpected(ThreadState ts, ReadOnlySpan<Value> keywords, int byPosition)
    {
        for (int i = positionalOnly; i < byPosition; i++)
        {
            PyStr name = _names[i - positionalOnly];
            if (IndexOf(keywords, name) >= 0)
            {
                Fail(ts, $"argument for {function}() given by name ('{name}') and position ({i + 1})");
                return null;
            }
        }
        foreach (Value keyword in keywords)
        {
            if (keyword.Ref is not PyStr name)
            {
                Fail(ts, "keywords must be strings");
                return null;
            }
            if (Array.Exists(_names, known => known.ContentEquals(name))) continue;
            Fail(ts, $"'{name}' is an invalid keyword argument for {function}()");
            return null;
        }
        return null;
    }

    private static int IndexOf(ReadOnlySpan<Value> keywords, PyStr name)
    {
        for (int i = 0; i < keywords.Length; i++)
        {
            if (keywords[i].Is(name)) return i;
        }
        for (int i = 0; i < keywords.Length; i++)
        {
            if (keywords[i].Ref is PyStr keyword && keyword.ContentEquals(name)) return i;
        }
        return -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Fail(ThreadState ts, string message)
    {
        ts.Raise(PyType.TypeError, message);
        return false;
    }
}
