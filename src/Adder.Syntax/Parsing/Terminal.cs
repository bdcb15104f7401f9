namespace Adder.Syntax.Parsing;

/// <summary>A terminal of the grammar: the token kinds under their numbers, and the keywords.</summary>
internal enum Terminal : byte
{
    EndMarker = 0, Name = 1, Number = 2, String = 3, Newline = 4, Indent = 5, Dedent = 6,
    LPar = 7, RPar = 8, LSqb = 9, RSqb = 10, Colon = 11, Comma = 12, Semi = 13, Plus = 14, Minus = 15, Star = 16,
    Slash = 17, VBar = 18, Amper = 19, Less = 20, Greater = 21, Equal = 22, Dot = 23, Percent = 24, LBrace = 25,
    RBrace = 26, EqEqual = 27, NotEqual = 28, LessEqual = 29, GreaterEqual = 30, Tilde = 31, Circumflex = 32,
    LeftShift = 33, RightShift = 34, DoubleStar = 35, PlusEqual = 36, MinEqual = 37, StarEqual = 38, SlashEqual = 39,
    PercentEqual = 40, AmperEqual = 41, VBarEqual = 42, CircumflexEqual = 43, LeftShiftEqual = 44,
    RightShiftEqual = 45, DoubleStarEqual = 46, DoubleSlash = 47, DoubleSlashEqual = 48, At = 49, AtEqual = 50,
    RArrow = 51, Ellipsis = 52, ColonEqual = 53, Exclamation = 54, Op = 55, Await = 56, Async = 57, TypeIgnore = 58,
    TypeComment = 59, FStringStart = 61, FStringMiddle = 62, FStringEnd = 63, ErrorToken = 66,

    False = 70, None, True, And, As, Assert, Break, Class, Continue, Def, Del, Elif, Else, Except, Finally, For, From,
    Global, If, Import, In, Is, Lambda, Nonlocal, Not, Or, Pass, Raise, Return, Try, While, With, Yield,
}

/// <summary>A name that is a keyword only where the grammar says so.</summary>
internal enum SoftKeyword : byte { None, Match, Case, Type, Underscore }

/// <summary>Finds keywords among names.</summary>
internal static class Keywords
{
    public static Terminal Find(ReadOnlySpan<byte> name, out SoftKeyword soft)
    {
        soft = SoftKeyword.None;
        switch (name.Length)
        {
            case 1 when name[0] == '_':
                soft = SoftKeyword.Underscore;
                return Terminal.Name;
            case 2: return FindTwo(name);
            case 3: return FindThree(name);
            case 4: return FindFour(name, out soft);
            case 5: return FindFive(name, out soft);
            case 6: return FindSix(name);
            case 7: return name.SequenceEqual("finally"u8) ? Terminal.Finally : Terminal.Name;
            case 8:
                return name.SequenceEqual("continue"u8) ? Terminal.Continue
                    : name.SequenceEqual("nonlocal"u8) ? Terminal.Nonlocal : Terminal.Name;
            default: return Terminal.Name;
        }
    }

    /// <summary>CPython takes a name for a soft keyword in one place where it only begins one.</summary>
    public static bool BeginsSoftKeyword(Terminal kind, ReadOnlySpan<byte> name) =>
        kind == Terminal.Name
        && ("_"u8.StartsWith(name) || "case"u8.StartsWith(name) || "match"u8.StartsWith(name) || "type"u8.StartsWith(name));

    private static Terminal FindTwo(ReadOnlySpan<byte> name) => (name[0], name[1]) switch
    {
        ((byte)'a', (byte)'s') => Terminal.As,
        ((byte)'i', (byte)'f') => Terminal.If,
        ((byte)'i', (byte)'n') => Terminal.In,
        ((byte)'i', (byte)'s') => Terminal.Is,
        ((byte)'o', (byte)'r') => Terminal.Or,
        _ => Terminal.Name,
    };

    private static Terminal FindThree(ReadOnlySpan<byte> name) => (char)name[0] switch
    {
        'a' when name.SequenceEqual("and"u8) => Terminal.And,
        'd' when name.SequenceEqual("def"u8) => Terminal.Def,
        'd' when name.SequenceEqual("del"u8) => Terminal.Del,
        'f' when name.SequenceEqual("for"u8) => Terminal.For,
        'n' when name.SequenceEqual("not"u8) => Terminal.Not,
        't' when name.SequenceEqual("try"u8) => Terminal.Try,
        _ => Terminal.Name,
    };

    private static Terminal FindFour(ReadOnlySpan<byte> name, out SoftKeyword soft)
    {
        soft = SoftKeyword.None;
        switch ((char)name[0])
        {
            case 'N': return name.SequenceEqual("None"u8) ? Terminal.None : Terminal.Name;
            case 'T': return name.SequenceEqual("True"u8) ? Terminal.True : Terminal.Name;
            case 'p': return name.SequenceEqual("pass"u8) ? Terminal.Pass : Terminal.Name;
            case 'w': return name.SequenceEqual("with"u8) ? Terminal.With : Terminal.Name;
            case 'f': return name.SequenceEqual("from"u8) ? Terminal.From : Terminal.Name;
            case 'e':
                return name.SequenceEqual("else"u8) ? Terminal.Else
                    : name.SequenceEqual("elif"u8) ? Terminal.Elif : Terminal.Name;
            case 'c' when name.SequenceEqual("case"u8): soft = SoftKeyword.Case; break;
            case 't' when name.SequenceEqual("type"u8): soft = SoftKeyword.Type; break;
        }
        return Terminal.Name;
    }

    private static Terminal FindFive(ReadOnlySpan<byte> name, out SoftKeyword soft)
    {
        soft = SoftKeyword.None;
        switch ((char)name[0])
        {
            case 'F': return name.SequenceEqual("False"u8) ? Terminal.False : Terminal.Name;
            case 'w': return name.SequenceEqual("while"u8) ? Terminal.While : Terminal.Name;
            case 'y': return name.SequenceEqual("yield"u8) ? Terminal.Yield : Terminal.Name;
            case 'r': return name.SequenceEqual("raise"u8) ? Terminal.Raise : Terminal.Name;
            case 'b': return name.SequenceEqual("break"u8) ? Terminal.Break : Terminal.Name;
            case 'c': return name.SequenceEqual("class"u8) ? Terminal.Class : Terminal.Name;
            case 'a':
                return name.SequenceEqual("await"u8) ? Terminal.Await
                    : name.SequenceEqual("async"u8) ? Terminal.Async : Terminal.Name;
            case 'm' when name.SequenceEqual("match"u8): soft = SoftKeyword.Match; break;
        }
        return Terminal.Name;
    }

    private static Terminal FindSix(ReadOnlySpan<byte> name) => (char)name[0] switch
    {
        'r' when name.SequenceEqual("return"u8) => Terminal.Return,
        'i' when name.SequenceEqual("import"u8) => Terminal.Import,
        'a' when name.SequenceEqual("assert"u8) => Terminal.Assert,
        'e' when name.SequenceEqual("except"u8) => Terminal.Except,
        'g' when name.SequenceEqual("global"u8) => Terminal.Global,
        'l' when name.SequenceEqual("lambda"u8) => Terminal.Lambda,
        _ => Terminal.Name,
    };
}
