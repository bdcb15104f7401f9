using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Bytecode;

public sealed partial class CodeObject
{
    [Slot(Slot.TpRepr)]
    internal string ToRepr() => $"<code object {Name} at {Identity.Hex(this)}, file \"{FileName}\", line {FirstLine}>";

    // code_richcompare
    [Slot(Slot.TpRichcompare)]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other.Ref is not CodeObject right) return Value.NotImplemented;
        bool same = ((CodeObject)self.Ref).SameAs(ts, right);
        return Value.Bool(same == (op == CompareOp.Eq));
    }

    private bool SameAs(ThreadState ts, CodeObject other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (ArgCount != other.ArgCount || PosOnlyArgCount != other.PosOnlyArgCount || KwOnlyArgCount != other.KwOnlyArgCount
            || Flags != other.Flags || FirstLine != other.FirstLine || !Name.ContentEquals(other.Name)
            || Constants.Length != other.Constants.Length)
        {
            return false;
        }
        if (!Bytecode.AsSpan().SequenceEqual(other.Bytecode) || !LineTable.Span.SequenceEqual(other.LineTable.Span)
            || !ExceptionTable.AsSpan().SequenceEqual(other.ExceptionTable) || !SameNames(Names, other.Names)
            || !SameNames(LocalsPlusNames, other.LocalsPlusNames))
        {
            return false;
        }
        for (int i = 0; i < Constants.Length; i++)
        {
            if (!SameConstant(ts, Constants[i], other.Constants[i])) return false;
        }
        return true;
    }

    private static bool SameNames(PyStr[] left, PyStr[] right)
    {
        if (left.Length != right.Length) return false;
        for (int i = 0; i < left.Length; i++)
        {
            if (!left[i].ContentEquals(right[i])) return false;
        }
        return true;
    }

    // _PyCode_ConstantKey: equal and of one type, down to the items; zeros differ by sign.
    private static bool SameConstant(ThreadState ts, Value left, Value right)
    {
        if (left.Is(right)) return true;
        if (!ReferenceEquals(left.Type, right.Type)) return false;
        if (left.IsFloat) return left.Double == right.Double && double.IsNegative(left.Double) == double.IsNegative(right.Double);
        if (left.Ref is PyComplex a && right.Ref is PyComplex b)
        {
            return SameConstant(ts, Value.Float(a.Real), Value.Float(b.Real)) && SameConstant(ts, Value.Float(a.Imaginary), Value.Float(b.Imaginary));
        }
        if (left.Ref is PyTuple items && right.Ref is PyTuple others)
        {
            if (items.Count != others.Count) return false;
            for (int i = 0; i < items.Count; i++)
            {
                if (!SameConstant(ts, items[i], others[i])) return false;
            }
            return true;
        }
        return Comparison.Equal(ts, left, right);
    }

    // code_hash
    [Slot(Slot.TpHash)]
    internal long GetHash()
    {
        var hash = new HashCode();
        hash.Add(Name.Hash);
        hash.Add(ArgCount);
        hash.Add(PosOnlyArgCount);
        hash.Add(KwOnlyArgCount);
        hash.Add((int)Flags);
        hash.Add(FirstLine);
        hash.AddBytes(Bytecode);
        hash.AddBytes(LineTable.Span);
        foreach (PyStr name in Names) hash.Add(name.Hash);
        return hash.ToHashCode();
    }
}
