using Adder.Bytecode;
using Adder.Objects;

namespace Adder.Execution;

// What an instruction demands, and what it does to the state.
internal sealed partial class CodeVerifier
{
    private const int ClosureFlag = 8, MostBinaryOperators = 26, MostComparisons = 6;
    private const CodeFlags AnyGenerator = CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator;

    private string? FaultOfArgument(Opcode op, int arg, int next)
    {
        if (OpcodeInfo.HasLocal(op) || OpcodeInfo.HasFree(op))
        {
            if ((uint)arg >= (uint)_code.LocalsPlusNames.Length) return "there is no such variable";
            if (op == Opcode.MakeCell) return (_code.LocalsPlusKinds[arg] & LocalKind.Cell) != 0 ? null : "the variable is no cell";
            bool needsCell = OpcodeInfo.HasFree(op);
            return needsCell && !_state.IsCell(arg) ? "the variable has no cell" : null;
        }
        if (OpcodeInfo.HasConst(op) && (uint)arg >= (uint)_code.Constants.Length) return "there is no such constant";
        if (OpcodeInfo.HasName(op) && (uint)arg >> NameShift(op) >= (uint)_code.Names.Length) return "there is no such name";
        bool isRight = op switch
        {
            Opcode.KwNames => IsNames(_code.Constants[arg]) && CallFollows(next, ((PyTuple)_code.Constants[arg].Ref).Count),
            Opcode.BinaryOp => arg < MostBinaryOperators,
            Opcode.CompareOp => arg >> 4 < MostComparisons,
            Opcode.CopyFreeVars => arg == _code.FreeVarCount && AreFree(_code.LocalsPlusKinds.AsSpan(^arg..)),
            Opcode.Swap or Opcode.Copy => arg > 0,
            Opcode.BuildSlice => arg is 2 or 3,
            Opcode.RaiseVarargs => arg <= 2,
            Opcode.YieldValue => _state.InGenerator,
            Opcode.ReturnGenerator => !_state.InGenerator && _state.Depth == 0 && (_code.Flags & AnyGenerator) != 0,
            _ => true,
        };
        return isRight ? null : $"bad argument {arg} or place of opcode {(int)op}";
    }

    private static bool AreFree(ReadOnlySpan<LocalKind> kinds)
    {
        foreach (LocalKind kind in kinds)
        {
            if ((kind & LocalKind.Free) == 0) return false;
        }
        return true;
    }

    private static int NameShift(Opcode op) => op switch
    {
        Opcode.LoadAttr or Opcode.LoadGlobal => 1,
        Opcode.LoadSuperAttr => 2,
        _ => 0,
    };

    private static bool IsNames(Value constant)
    {
        if (constant.Ref is not PyTuple names) return false;
        foreach (Value name in names.Items)
        {
            if (name.Ref is not PyStr) return false;
        }
        return true;
    }

    /// <summary>The decoder gives the names to the CALL right behind.</summary>
    private bool CallFollows(int next, int count)
    {
        int arg = 0;
        for (; next < _count; next++)
        {
            Opcode op = (Opcode)_original[2 * next];
            arg = arg << 8 | _original[2 * next + 1];
            if (op != Opcode.ExtendedArg) return op == Opcode.Call && arg >= count;
        }
        return false;
    }

    private string? FaultOfOperands(Opcode op, int arg, int pops)
    {
        switch (op)
        {
            case Opcode.PopTop or Opcode.Swap or Opcode.Copy or Opcode.StoreFast or Opcode.EndFor or Opcode.EndSend: return null;
            case Opcode.PushExcInfo: return Expect(1, AbstractValue.Exception);
            case Opcode.Reraise when arg > 0 && Expect(arg + 1, AbstractValue.Offset) is { } fault: return fault;
            case Opcode.ListAppend: return NoNulls(1) ?? Expect(arg + 1, AbstractValue.List);
            case Opcode.SetAdd: return NoNulls(1) ?? Expect(arg + 1, AbstractValue.Set);
            case Opcode.MapAdd: return NoNulls(2) ?? Expect(arg + 2, AbstractValue.Dict);
            case Opcode.ListExtend or Opcode.SetUpdate or Opcode.DictUpdate or Opcode.DictMerge:
                return NoNulls(1) ?? (AbstractState.MayBeNull(_state.Peek(arg + 1)) ? Absent : null);
            case Opcode.MakeFunction when (arg & ClosureFlag) != 0 && Expect(2, AbstractValue.Closure) is { } fault: return fault;
            // What was sent last is thrown away; what lies beneath a callable may be absent.
            case Opcode.CleanupThrow: return NoNulls(1) ?? (AbstractState.MayBeNull(_state.Peek(3)) ? Absent : null);
            case Opcode.Call or Opcode.CallFunctionEx: return NoNulls(pops - 1);
        }
        return NoNulls(pops);
    }

    private const string Absent = "an operand may be absent";

    private string? Expect(int depth, AbstractValue kind) => _state.Peek(depth) == kind ? null : $"operand is not {Description(kind)}";

    private static string Description(AbstractValue kind) => kind switch
    {
        AbstractValue.Exception => "an exception that was caught",
        AbstractValue.Offset => "the place of an error",
        AbstractValue.Closure => "a tuple of cells",
        _ => $"a {kind.ToString().ToLowerInvariant()} that was built here",
    };

    private string? NoNulls(int count)
    {
        for (int i = 1; i <= count; i++)
        {
            if (AbstractState.MayBeNull(_state.Peek(i))) return Absent;
        }
        return null;
    }

    private void Apply(Opcode op, int arg, int at, int pops, int pushes)
    {
        switch (op)
        {
            case Opcode.Swap: (_state.Peek(1), _state.Peek(arg)) = (_state.Peek(arg), _state.Peek(1)); return;
            case Opcode.Copy: _state.Push(_state.Peek(arg)); return;
            case Opcode.StoreFast: Store(arg, _state.Pop()); return;
            case Opcode.DeleteFast: _state.Bind(arg, bound: false, isCell: false); return;
            case Opcode.MakeCell: _state.Bind(arg, bound: true, isCell: true); return;
            case Opcode.CopyFreeVars:
                for (int i = _code.LocalsPlusNames.Length - arg; i < _code.LocalsPlusNames.Length; i++) _state.Bind(i, bound: true, isCell: true);
                return;
            case Opcode.LoadFast or Opcode.LoadFastCheck: Load(arg, at); return;
            case Opcode.LoadFastAndClear:
                _state.Push(_state.IsBound(arg) ? KindOf(arg) : AbstractValue.NullOrObject);
                _state.Bind(arg, bound: false, isCell: false);
                return;
            case Opcode.ReturnGenerator: _state.InGenerator = true; break;
        }
        AbstractValue result = Result(op, arg);
        int taken = Taken(op, pops, pushes);
        pushes -= pops - taken;
        _state.Drop(taken);
        // The method or nothing, and the object or what is to be called.
        AbstractValue first = op is Opcode.LoadAttr or Opcode.LoadGlobal or Opcode.LoadSuperAttr ? AbstractValue.NullOrObject : AbstractValue.Object;
        for (int i = 1; i < pushes; i++) _state.Push(first);
        if (pushes > 0) _state.Push(result);
    }

    /// <summary>How many operands an instruction really takes away; it only looks at others.</summary>
    private static int Taken(Opcode op, int pops, int pushes) => op switch
    {
        Opcode.Reraise => 1,
        Opcode.ListAppend or Opcode.SetAdd or Opcode.MapAdd or Opcode.ListExtend or Opcode.SetUpdate or Opcode.DictUpdate or Opcode.DictMerge => pops - pushes,
        Opcode.ForIter or Opcode.GetLen or Opcode.WithExceptStart or Opcode.MatchMapping or Opcode.MatchSequence or Opcode.MatchKeys
            or Opcode.ImportFrom or Opcode.GetAnext => 0,
        Opcode.CheckExcMatch or Opcode.Send => 1,
        _ => pops,
    };

    private AbstractValue Result(Opcode op, int arg) => op switch
    {
        Opcode.PushNull => AbstractValue.Null,
        Opcode.LoadClosure => AbstractValue.Cell,
        Opcode.BuildTuple when arg > 0 && AreCells(arg) => AbstractValue.Closure,
        Opcode.BuildList => AbstractValue.List,
        Opcode.BuildSet => AbstractValue.Set,
        Opcode.BuildMap or Opcode.BuildConstKeyMap => AbstractValue.Dict,
        Opcode.PushExcInfo => AbstractValue.Exception,
        _ => AbstractValue.Object,
    };

    private bool AreCells(int count)
    {
        for (int i = 1; i <= count; i++)
        {
            if (_state.Peek(i) != AbstractValue.Cell) return false;
        }
        return true;
    }

    private AbstractValue KindOf(int local) => _state.IsCell(local) ? AbstractValue.Cell : AbstractValue.Object;

    private void Store(int local, AbstractValue value) =>
        _state.Bind(local, bound: !AbstractState.MayBeNull(value), isCell: value == AbstractValue.Cell);

    private void Load(int local, int at)
    {
        if (!_state.IsBound(local))
        {
            _verified.Rewrite(at, Opcode.LoadFastCheck);
            _state.Bind(local, bound: true, isCell: false);
        }
        _state.Push(KindOf(local));
    }
}
