using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class CodeGenerator
{
    private void Sequence(Expr[] elts, ExprContext context, Opcode build, bool isTuple, in Location location)
    {
        switch (context)
        {
            case ExprContext.Load: UnpackedSequence(elts, 0, build, isTuple, location); break;
            case ExprContext.Store: UnpackTargets(elts, location); break;
            default: Visit(elts); break;
        }
    }

    private static bool AreAllConstant(ReadOnlySpan<Expr?> items)
    {
        foreach (Expr? item in items)
        {
            if (item is not Constant) return false;
        }
        return true;
    }

    private static object[] ConstantsOf(ReadOnlySpan<Expr?> items)
    {
        var values = new object[items.Length];
        for (int i = 0; i < values.Length; i++) values[i] = ((Constant)items[i]!).Value;
        return values;
    }

    // starunpack_helper: `pushed` items are already on the stack.
    private void UnpackedSequence(Expr[] elts, int pushed, Opcode build, bool isTuple, in Location location)
    {
        bool isSet = build == Opcode.BuildSet;
        Opcode add = isSet ? Opcode.SetAdd : Opcode.ListAppend, extend = isSet ? Opcode.SetUpdate : Opcode.ListExtend;
        int count = elts.Length;
        if (count > 2 && AreAllConstant(elts))
        {
            ConstantSequence(ConstantsOf(elts), pushed, build, extend, isTuple, location);
            return;
        }
        bool big = count + pushed > StackUseGuideline;
        if (!big && !Array.Exists(elts, elt => elt is Starred))
        {
            Visit(elts);
            Add(isTuple ? Opcode.BuildTuple : build, count + pushed, location);
            return;
        }
        bool built = big;
        if (big) Add(build, pushed, location);
        for (int i = 0; i < count; i++)
        {
            if (elts[i] is Starred starred)
            {
                if (!built) Add(build, i + pushed, location);
                built = true;
                Visit(starred.Value);
                Add(extend, 1, location);
            }
            else
            {
                Visit(elts[i]);
                if (built) Add(add, 1, location);
            }
        }
        if (isTuple) Add(UnaryIntrinsic.ListToTuple, location);
    }

    private void ConstantSequence(object[] items, int pushed, Opcode build, Opcode extend, bool isTuple, in Location location)
    {
        if (isTuple && pushed == 0)
        {
            LoadConst(items, location);
            return;
        }
        Add(build, pushed, location);
        LoadConst(build == Opcode.BuildSet ? ConstantFolding.FrozenSet(items) : items, location);
        Add(extend, 1, location);
        if (isTuple) Add(UnaryIntrinsic.ListToTuple, location);
    }

    // assignment_helper
    private void UnpackTargets(Expr[] elts, in Location location)
    {
        int count = elts.Length;
        bool seenStar = false;
        for (int i = 0; i < count; i++)
        {
            if (elts[i] is not Starred) continue;
            if (seenStar) Error(location, "multiple starred expressions in assignment");
            if (i >= 256 || count - i - 1 >= int.MaxValue >> 8)
            {
                Error(location, "too many expressions in star-unpacking assignment");
            }
            Add(Opcode.UnpackEx, i + (count - i - 1 << 8), location);
            seenStar = true;
        }
        if (!seenStar) Add(Opcode.UnpackSequence, count, location);
        foreach (Expr elt in elts) Visit(elt is Starred starred ? starred.Value : elt);
    }

    // compiler_dict
    private void DictDisplay(Dict e, in Location location)
    {
        bool haveDict = false;
        int elements = 0;
        for (int i = 0; i < e.Values.Length; i++)
        {
            if (e.Keys[i] is null)
            {
                if (elements > 0)
                {
                    SubDict(e, i - elements, i, ref haveDict, location);
                    elements = 0;
                }
                if (!haveDict)
                {
                    Add(Opcode.BuildMap, 0, location);
                    haveDict = true;
                }
                Visit(e.Values[i]);
                Add(Opcode.DictUpdate, 1, location);
            }
            else if (elements * 2 > StackUseGuideline)
            {
                SubDict(e, i - elements, i + 1, ref haveDict, location);
                elements = 0;
            }
            else
            {
                elements++;
            }
        }
        if (elements > 0) SubDict(e, e.Values.Length - elements, e.Values.Length, ref haveDict, location);
        if (!haveDict) Add(Opcode.BuildMap, 0, location);
    }

    // compiler_subdict, and its merge into what is there already
    private void SubDict(Dict e, int begin, int end, ref bool haveDict, in Location location)
    {
        int count = end - begin;
        bool big = count * 2 > StackUseGuideline;
        if (count > 1 && !big && AreAllConstant(e.Keys.AsSpan(begin, count)))
        {
            for (int i = begin; i < end; i++) Visit(e.Values[i]);
            LoadConst(ConstantsOf(e.Keys.AsSpan(begin, count)), location);
            Add(Opcode.BuildConstKeyMap, count, location);
        }
        else
        {
            if (big) Add(Opcode.BuildMap, 0, location);
            for (int i = begin; i < end; i++)
            {
                Visit(e.Keys[i]!);
                Visit(e.Values[i]);
                if (big) Add(Opcode.MapAdd, 1, location);
            }
            if (!big) Add(Opcode.BuildMap, count, location);
        }
        if (haveDict) Add(Opcode.DictUpdate, 1, location);
        haveDict = true;
    }
}
