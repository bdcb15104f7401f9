using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class CodeGenerator
{
    private void AttributeExpression(Syntax.Tree.Attribute e, Location location)
    {
        if (e.Ctx == ExprContext.Load && CanOptimizeSuper(e, out Call? super))
        {
            LoadSuperArguments(super!);
            AddName(super!.Args.Length > 0 ? Opcode.LoadSuperAttr : Opcode.LoadZeroSuperAttr, e.Attr, location);
            Add(Opcode.Nop, StartAtAttribute(location, e));
            return;
        }
        Visit(e.Value);
        location = StartAtAttribute(location, e);
        switch (e.Ctx)
        {
            case ExprContext.Load:
                AddName(Opcode.LoadAttr, e.Attr, location);
                break;
            case ExprContext.Store:
                RefuseForbiddenName(e.Attr, e.Ctx, location);
                AddName(Opcode.StoreAttr, e.Attr, location);
                break;
            default:
                AddName(Opcode.DeleteAttr, e.Attr, location);
                break;
        }
    }

    private void SubscriptExpression(Subscript e, in Location location)
    {
        if (e.Ctx == ExprContext.Load)
        {
            WarnOfSubscriptOfLiteral(e.Value);
            WarnOfLiteralIndex(e.Value, e.Slice);
        }
        Visit(e.Value);
        if (e.Slice is Slice { Step: null } slice && e.Ctx != ExprContext.Del)
        {
            SliceParts(slice);
            Add(e.Ctx == ExprContext.Load ? Opcode.BinarySlice : Opcode.StoreSlice, location);
            return;
        }
        Visit(e.Slice);
        Add(e.Ctx switch
        {
            ExprContext.Load => Opcode.BinarySubscr,
            ExprContext.Store => Opcode.StoreSubscr,
            _ => Opcode.DeleteSubscr,
        }, location);
    }

    /// <summary>Pushes the two or three parts of a slice and answers how many.</summary>
    private int SliceParts(Slice e)
    {
        Location location = Location.Of(e.Span);
        if (e.Lower is not null) Visit(e.Lower);
        else LoadConst(s_none, location);
        if (e.Upper is not null) Visit(e.Upper);
        else LoadConst(s_none, location);
        if (e.Step is null) return 2;
        Visit(e.Step);
        return 3;
    }

    // compiler_augassign
    private void AugmentedAssignment(AugAssign s, in Location location)
    {
        Location target = Location.Of(s.Target.Span);
        switch (s.Target)
        {
            case Syntax.Tree.Attribute e:
                Visit(e.Value);
                Add(Opcode.Copy, 1, target);
                target = StartAtAttribute(target, e);
                AddName(Opcode.LoadAttr, e.Attr, target);
                VisitOperand(s, location);
                Add(Opcode.Swap, 2, target);
                AddName(Opcode.StoreAttr, e.Attr, target);
                break;
            case Subscript { Slice: Slice { Step: null } slice } e:
                Visit(e.Value);
                SliceParts(slice);
                Add(Opcode.Copy, 3, target);
                Add(Opcode.Copy, 3, target);
                Add(Opcode.Copy, 3, target);
                Add(Opcode.BinarySlice, target);
                VisitOperand(s, location);
                Add(Opcode.Swap, 4, target);
                Add(Opcode.Swap, 3, target);
                Add(Opcode.Swap, 2, target);
                Add(Opcode.StoreSlice, target);
                break;
            case Subscript e:
                Visit(e.Value);
                Visit(e.Slice);
                Add(Opcode.Copy, 2, target);
                Add(Opcode.Copy, 2, target);
                Add(Opcode.BinarySubscr, target);
                VisitOperand(s, location);
                Add(Opcode.Swap, 3, target);
                Add(Opcode.Swap, 2, target);
                Add(Opcode.StoreSubscr, target);
                break;
            case Name e:
                NameOp(e.Id, ExprContext.Load, target);
                VisitOperand(s, location);
                NameOp(e.Id, ExprContext.Store, target);
                break;
            default:
                throw CompilationErrors.Bare(Syntax.SyntaxErrorKind.SystemError, "invalid node type for augmented assignment");
        }
    }

    private void VisitOperand(AugAssign s, in Location location)
    {
        Visit(s.Value);
        AddBinary(s.Op, true, location);
    }

    // compiler_annassign
    private void AnnotatedAssignment(AnnAssign s, in Location location)
    {
        if (s.Value is not null)
        {
            Visit(s.Value);
            Visit(s.Target);
        }
        bool keepsAnnotations = _unit.Kind is UnitKind.Module or UnitKind.Class;
        switch (s.Target)
        {
            case Name target:
                RefuseForbiddenName(target.Id, ExprContext.Store, location);
                if (s.Simple == 0 || !keepsAnnotations) break;
                if (FutureAnnotations) AnnotationText(s.Annotation);
                else Visit(s.Annotation);
                AddName(Opcode.LoadName, "__annotations__", location);
                LoadConst(Mangle(target.Id), location);
                Add(Opcode.StoreSubscr, location);
                break;
            case Syntax.Tree.Attribute target:
                RefuseForbiddenName(target.Attr, ExprContext.Store, location);
                if (s.Value is null) EvaluateAndDrop(target.Value);
                break;
            case Subscript target:
                if (s.Value is not null) break;
                EvaluateAndDrop(target.Value);
                EvaluateSubscriptAndDrop(target.Slice);
                break;
            default:
                throw CompilationErrors.Bare(Syntax.SyntaxErrorKind.SystemError, "invalid node type for annotated assignment");
        }
        if (s.Simple == 0 && keepsAnnotations && !FutureAnnotations) EvaluateAndDrop(s.Annotation);
    }

    private void EvaluateAndDrop(Expr? e)
    {
        if (e is null) return;
        Visit(e);
        Add(Opcode.PopTop, Location.Of(e.Span));
    }

    // check_ann_subscr
    private void EvaluateSubscriptAndDrop(Expr e)
    {
        switch (e)
        {
            case Slice slice:
                EvaluateAndDrop(slice.Lower);
                EvaluateAndDrop(slice.Upper);
                EvaluateAndDrop(slice.Step);
                break;
            case Syntax.Tree.Tuple tuple:
                foreach (Expr elt in tuple.Elts) EvaluateSubscriptAndDrop(elt);
                break;
            default:
                EvaluateAndDrop(e);
                break;
        }
    }
}
