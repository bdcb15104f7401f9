namespace Adder.Objects;

/// <summary>The slots of CPython's type object that Adder has; the C# signature of each stands in <see cref="PyType"/>.</summary>
public enum Slot
{
    TpRepr, TpStr, TpHash, TpCall, TpGetattro, TpSetattro, TpRichcompare, TpIter, TpIternext, TpDescrGet, TpDescrSet, TpNew, TpInit, TpFinalize,
    NbAdd, NbSubtract, NbMultiply, NbRemainder, NbDivmod, NbPower, NbNegative, NbPositive, NbAbsolute, NbBool, NbInvert, NbLshift, NbRshift,
    NbAnd, NbXor, NbOr, NbInt, NbFloat, NbInplaceAdd, NbInplaceSubtract, NbInplaceMultiply, NbInplaceRemainder, NbInplacePower, NbInplaceLshift,
    NbInplaceRshift, NbInplaceAnd, NbInplaceXor, NbInplaceOr, NbFloorDivide, NbTrueDivide, NbInplaceFloorDivide, NbInplaceTrueDivide, NbIndex,
    NbMatrixMultiply, NbInplaceMatrixMultiply,
    SqLength, SqConcat, SqRepeat, SqItem, SqAssItem, SqContains, SqInplaceConcat, SqInplaceRepeat,
    MpLength, MpSubscript, MpAssSubscript,
    AmAwait, AmAiter, AmAnext, AmSend,
    BfGetbuffer,
}

/// <summary>The comparison operators, numbered as CPython's Py_LT ... Py_GE.</summary>
public enum CompareOp
{
    Lt = 0, Le = 1, Eq = 2, Ne = 3, Gt = 4, Ge = 5,
}
