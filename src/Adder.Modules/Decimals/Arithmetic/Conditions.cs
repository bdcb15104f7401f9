namespace Adder.Modules.Decimals.Arithmetic;

/// <summary>The conditions of the General Decimal Arithmetic specification, with libmpdec's numbers.</summary>
[Flags]
internal enum Conditions
{
    None = 0,
    Clamped = 0x1,
    ConversionSyntax = 0x2,
    DivisionByZero = 0x4,
    DivisionImpossible = 0x8,
    DivisionUndefined = 0x10,
    FpuError = 0x20,
    Inexact = 0x40,
    InvalidContext = 0x80,
    InvalidOperation = 0x100,
    MallocError = 0x200,
    FloatOperation = 0x400,
    Overflow = 0x800,
    Rounded = 0x1000,
    Subnormal = 0x2000,
    Underflow = 0x4000,

    /// <summary>What the one Python signal InvalidOperation stands for.</summary>
    AnyInvalid = ConversionSyntax | DivisionImpossible | DivisionUndefined | FpuError | InvalidContext | InvalidOperation | MallocError,
}

/// <summary>The rounding modes, in libmpdec's order.</summary>
internal enum RoundingMode
{
    Up,
    Down,
    Ceiling,
    Floor,
    HalfUp,
    HalfDown,
    HalfEven,
    Up05,
}
