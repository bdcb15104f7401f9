namespace Adder.Modules.Sre;

/// <summary>The operators that Lib/re/_compiler.py emits, in the order of re/_constants.py.</summary>
internal enum SreOpcode : uint
{
    Failure, Success,
    Any, AnyAll,
    Assert, AssertNot,
    At,
    Branch,
    Category,
    Charset, BigCharset,
    GroupRef, GroupRefExists,
    In,
    Info,
    Jump,
    Literal,
    Mark,
    MaxUntil,
    MinUntil,
    NotLiteral,
    Negate,
    Range,
    Repeat,
    RepeatOne,
    SubPattern,
    MinRepeatOne,
    AtomicGroup,
    PossessiveRepeat,
    PossessiveRepeatOne,
    GroupRefIgnore, InIgnore, LiteralIgnore, NotLiteralIgnore,
    GroupRefLocIgnore, InLocIgnore, LiteralLocIgnore, NotLiteralLocIgnore,
    GroupRefUniIgnore, InUniIgnore, LiteralUniIgnore, NotLiteralUniIgnore,
    RangeUniIgnore,
}

/// <summary>Positions that AT tests.</summary>
internal enum SreAt : uint
{
    Beginning, BeginningLine, BeginningString,
    Boundary, NonBoundary,
    End, EndLine, EndString,
    LocBoundary, LocNonBoundary,
    UniBoundary, UniNonBoundary,
}

/// <summary>Character categories; every odd one is the negation of the one before.</summary>
internal enum SreCategory : uint
{
    Digit, NotDigit,
    Space, NotSpace,
    Word, NotWord,
    LineBreak, NotLineBreak,
    LocWord, LocNotWord,
    UniDigit, UniNotDigit,
    UniSpace, UniNotSpace,
    UniWord, UniNotWord,
    UniLineBreak, UniNotLineBreak,
}

/// <summary>What the module promises about its code.</summary>
internal static class SreConstants
{
    internal const int Magic = 20221023;
    internal const int CodeSize = 4;
    internal const uint MaxRepeat = uint.MaxValue;
    internal const int MaxGroups = int.MaxValue / 2;

    internal const uint InfoPrefix = 1;
    internal const uint InfoLiteral = 2;
    internal const uint InfoCharset = 4;

    internal const int FlagTemplate = 1;
    internal const int FlagIgnoreCase = 2;
    internal const int FlagLocale = 4;
    internal const int FlagMultiline = 8;
    internal const int FlagDotAll = 16;
    internal const int FlagUnicode = 32;
    internal const int FlagVerbose = 64;
    internal const int FlagDebug = 128;
    internal const int FlagAscii = 256;
}
