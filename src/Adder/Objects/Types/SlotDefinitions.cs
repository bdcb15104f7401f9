namespace Adder.Objects;

/// <summary>How a dunder method's arguments become those of a slot. (the wrap_ functions of typeobject.c)</summary>
internal enum WrapKind
{
    Unary, Binary, BinaryReflected, Ternary, TernaryReflected, Inquiry, Length, IndexArgument, Item, SetItem, DelItem, Contains, SetSubscript,
    DelSubscript, SetAttribute, DelAttribute, Hash, Call, Lt, Le, Eq, Ne, Gt, Ge, Iter, Next, DescrGet, DescrSet, DescrDelete, Init, Finalize,
    GetAttribute, Buffer,
}

/// <summary>One dunder name and the slot it stands for. (slotdef)</summary>
internal readonly record struct SlotDefinition(Slot Slot, string Name, WrapKind Wrap, string Doc);

/// <summary>The dunder names in CPython's order, which decides which wins when several stand for one slot.</summary>
internal static class SlotDefinitions
{
    internal static readonly SlotDefinition[] All =
    [
        new(Slot.TpGetattro, "__getattribute__", WrapKind.GetAttribute, "__getattribute__($self, name, /)\n--\n\nReturn getattr(self, name)."),
        new(Slot.TpGetattro, "__getattr__", WrapKind.GetAttribute, ""),
        new(Slot.TpSetattro, "__setattr__", WrapKind.SetAttribute, "__setattr__($self, name, value, /)\n--\n\nImplement setattr(self, name, value)."),
        new(Slot.TpSetattro, "__delattr__", WrapKind.DelAttribute, "__delattr__($self, name, /)\n--\n\nImplement delattr(self, name)."),
        new(Slot.TpRepr, "__repr__", WrapKind.Unary, "__repr__($self, /)\n--\n\nReturn repr(self)."),
        new(Slot.TpHash, "__hash__", WrapKind.Hash, "__hash__($self, /)\n--\n\nReturn hash(self)."),
        new(Slot.TpCall, "__call__", WrapKind.Call, "__call__($self, /, *args, **kwargs)\n--\n\nCall self as a function."),
        new(Slot.TpStr, "__str__", WrapKind.Unary, "__str__($self, /)\n--\n\nReturn str(self)."),
        new(Slot.TpRichcompare, "__lt__", WrapKind.Lt, "__lt__($self, value, /)\n--\n\nReturn self<value."),
        new(Slot.TpRichcompare, "__le__", WrapKind.Le, "__le__($self, value, /)\n--\n\nReturn self<=value."),
        new(Slot.TpRichcompare, "__eq__", WrapKind.Eq, "__eq__($self, value, /)\n--\n\nReturn self==value."),
        new(Slot.TpRichcompare, "__ne__", WrapKind.Ne, "__ne__($self, value, /)\n--\n\nReturn self!=value."),
        new(Slot.TpRichcompare, "__gt__", WrapKind.Gt, "__gt__($self, value, /)\n--\n\nReturn self>value."),
        new(Slot.TpRichcompare, "__ge__", WrapKind.Ge, "__ge__($self, value, /)\n--\n\nReturn self>=value."),
        new(Slot.TpIter, "__iter__", WrapKind.Unary, "__iter__($self, /)\n--\n\nImplement iter(self)."),
        new(Slot.TpIternext, "__next__", WrapKind.Next, "__next__($self, /)\n--\n\nImplement next(self)."),
        new(Slot.TpDescrGet, "__get__", WrapKind.DescrGet, "__get__($self, instance, owner=None, /)\n--\n\nReturn an attribute of instance, which is of type owner."),
        new(Slot.TpDescrSet, "__set__", WrapKind.DescrSet, "__set__($self, instance, value, /)\n--\n\nSet an attribute of instance to value."),
        new(Slot.TpDescrSet, "__delete__", WrapKind.DescrDelete, "__delete__($self, instance, /)\n--\n\nDelete an attribute of instance."),
        new(Slot.TpInit, "__init__", WrapKind.Init, "__init__($self, /, *args, **kwargs)\n--\n\nInitialize self.  See help(type(self)) for accurate signature."),
        new(Slot.TpFinalize, "__del__", WrapKind.Finalize, "__del__($self, /)\n--\n\nCalled when the instance is about to be destroyed."),
        new(Slot.BfGetbuffer, "__buffer__", WrapKind.Buffer, "__buffer__($self, flags, /)\n--\n\nReturn a buffer object that exposes the underlying memory of the object."),
        new(Slot.AmAwait, "__await__", WrapKind.Unary, "__await__($self, /)\n--\n\nReturn an iterator to be used in await expression."),
        new(Slot.AmAiter, "__aiter__", WrapKind.Unary, "__aiter__($self, /)\n--\n\nReturn an awaitable, that resolves in asynchronous iterator."),
        new(Slot.AmAnext, "__anext__", WrapKind.Unary, "__anext__($self, /)\n--\n\nReturn a value or raise StopAsyncIteration."),
        Binary(Slot.NbAdd, "__add__", "+"), Reflected(Slot.NbAdd, "__radd__", "+"),
        Binary(Slot.NbSubtract, "__sub__", "-"), Reflected(Slot.NbSubtract, "__rsub__", "-"),
        Binary(Slot.NbMultiply, "__mul__", "*"), Reflected(Slot.NbMultiply, "__rmul__", "*"),
        Binary(Slot.NbRemainder, "__mod__", "%"), Reflected(Slot.NbRemainder, "__rmod__", "%"),
        new(Slot.NbDivmod, "__divmod__", WrapKind.Binary, "__divmod__($self, value, /)\n--\n\nReturn divmod(self, value)."),
        new(Slot.NbDivmod, "__rdivmod__", WrapKind.BinaryReflected, "__rdivmod__($self, value, /)\n--\n\nReturn divmod(value, self)."),
        new(Slot.NbPower, "__pow__", WrapKind.Ternary, "__pow__($self, value, mod=None, /)\n--\n\nReturn pow(self, value, mod)."),
        new(Slot.NbPower, "__rpow__", WrapKind.TernaryReflected, "__rpow__($self, value, mod=None, /)\n--\n\nReturn pow(value, self, mod)."),
        new(Slot.NbNegative, "__neg__", WrapKind.Unary, "__neg__($self, /)\n--\n\n-self"),
        new(Slot.NbPositive, "__pos__", WrapKind.Unary, "__pos__($self, /)\n--\n\n+self"),
        new(Slot.NbAbsolute, "__abs__", WrapKind.Unary, "__abs__($self, /)\n--\n\nabs(self)"),
        new(Slot.NbBool, "__bool__", WrapKind.Inquiry, "__bool__($self, /)\n--\n\nTrue if self else False"),
        new(Slot.NbInvert, "__invert__", WrapKind.Unary, "__invert__($self, /)\n--\n\n~self"),
        Binary(Slot.NbLshift, "__lshift__", "<<"), Reflected(Slot.NbLshift, "__rlshift__", "<<"),
        Binary(Slot.NbRshift, "__rshift__", ">>"), Reflected(Slot.NbRshift, "__rrshift__", ">>"),
        Binary(Slot.NbAnd, "__and__", "&"), Reflected(Slot.NbAnd, "__rand__", "&"),
        Binary(Slot.NbXor, "__xor__", "^"), Reflected(Slot.NbXor, "__rxor__", "^"),
        Binary(Slot.NbOr, "__or__", "|"), Reflected(Slot.NbOr, "__ror__", "|"),
        new(Slot.NbInt, "__int__", WrapKind.Unary, "__int__($self, /)\n--\n\nint(self)"),
        new(Slot.NbFloat, "__float__", WrapKind.Unary, "__float__($self, /)\n--\n\nfloat(self)"),
        InPlace(Slot.NbInplaceAdd, "__iadd__", "+="), InPlace(Slot.NbInplaceSubtract, "__isub__", "-="), InPlace(Slot.NbInplaceMultiply, "__imul__", "*="),
        InPlace(Slot.NbInplaceRemainder, "__imod__", "%="), new(Slot.NbInplacePower, "__ipow__", WrapKind.Ternary, "__ipow__($self, value, /)\n--\n\nReturn self**=value."),
        InPlace(Slot.NbInplaceLshift, "__ilshift__", "<<="), InPlace(Slot.NbInplaceRshift, "__irshift__", ">>="), InPlace(Slot.NbInplaceAnd, "__iand__", "&="),
        InPlace(Slot.NbInplaceXor, "__ixor__", "^="), InPlace(Slot.NbInplaceOr, "__ior__", "|="),
        Binary(Slot.NbFloorDivide, "__floordiv__", "//"), Reflected(Slot.NbFloorDivide, "__rfloordiv__", "//"),
        Binary(Slot.NbTrueDivide, "__truediv__", "/"), Reflected(Slot.NbTrueDivide, "__rtruediv__", "/"),
        InPlace(Slot.NbInplaceFloorDivide, "__ifloordiv__", "//="), InPlace(Slot.NbInplaceTrueDivide, "__itruediv__", "/="),
        new(Slot.NbIndex, "__index__", WrapKind.Unary, "__index__($self, /)\n--\n\nReturn self converted to an integer, if self is suitable for use as an index into a list."),
        Binary(Slot.NbMatrixMultiply, "__matmul__", "@"), Reflected(Slot.NbMatrixMultiply, "__rmatmul__", "@"), InPlace(Slot.NbInplaceMatrixMultiply, "__imatmul__", "@="),
        new(Slot.MpLength, "__len__", WrapKind.Length, "__len__($self, /)\n--\n\nReturn len(self)."),
        new(Slot.MpSubscript, "__getitem__", WrapKind.Binary, "__getitem__($self, key, /)\n--\n\nReturn self[key]."),
        new(Slot.MpAssSubscript, "__setitem__", WrapKind.SetSubscript, "__setitem__($self, key, value, /)\n--\n\nSet self[key] to value."),
        new(Slot.MpAssSubscript, "__delitem__", WrapKind.DelSubscript, "__delitem__($self, key, /)\n--\n\nDelete self[key]."),
        new(Slot.SqLength, "__len__", WrapKind.Length, "__len__($self, /)\n--\n\nReturn len(self)."),
        new(Slot.SqConcat, "__add__", WrapKind.Binary, "__add__($self, value, /)\n--\n\nReturn self+value."),
        new(Slot.SqRepeat, "__mul__", WrapKind.IndexArgument, "__mul__($self, value, /)\n--\n\nReturn self*value."),
        new(Slot.SqRepeat, "__rmul__", WrapKind.IndexArgument, "__rmul__($self, value, /)\n--\n\nReturn value*self."),
        new(Slot.SqItem, "__getitem__", WrapKind.Item, "__getitem__($self, key, /)\n--\n\nReturn self[key]."),
        new(Slot.SqAssItem, "__setitem__", WrapKind.SetItem, "__setitem__($self, key, value, /)\n--\n\nSet self[key] to value."),
        new(Slot.SqAssItem, "__delitem__", WrapKind.DelItem, "__delitem__($self, key, /)\n--\n\nDelete self[key]."),
        new(Slot.SqContains, "__contains__", WrapKind.Contains, "__contains__($self, key, /)\n--\n\nReturn bool(key in self)."),
        new(Slot.SqInplaceConcat, "__iadd__", WrapKind.Binary, "__iadd__($self, value, /)\n--\n\nImplement self+=value."),
        new(Slot.SqInplaceRepeat, "__imul__", WrapKind.IndexArgument, "__imul__($self, value, /)\n--\n\nImplement self*=value."),
    ];

    private static SlotDefinition Binary(Slot slot, string name, string op) =>
        new(slot, name, WrapKind.Binary, $"{name}($self, value, /)\n--\n\nReturn self{op}value.");

    private static SlotDefinition Reflected(Slot slot, string name, string op) =>
        new(slot, name, WrapKind.BinaryReflected, $"{name}($self, value, /)\n--\n\nReturn value{op}self.");

    private static SlotDefinition InPlace(Slot slot, string name, string op) =>
        new(slot, name, WrapKind.Binary, $"{name}($self, value, /)\n--\n\nReturn self{op}value.");
}
