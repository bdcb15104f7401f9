using Adder.Bytecode;

namespace Adder.Execution;

/// <summary>
/// Looks through bytecode that the compiler did not make before it runs for the first time: an abstract interpretation over stack depth,
/// kinds of values and bound variables. What it can't accept is refused instruction by instruction (see <see cref="VerifiedCode"/>).
/// </summary>
internal sealed partial class CodeVerifier
{
    private const int MostDepth = 1 << 16, MostMemory = 1 << 26, MostRounds = 200, LeastSteps = 100_000;

    private readonly CodeObject _code;
    private readonly byte[] _original;
    private readonly int _count;
    private readonly VerifiedCode _verified;
    private readonly AbstractState _state;

    /// <summary>Per unit: an instruction begins here; some way leads here.</summary>
    private readonly bool[] _starts, _reached;

    private readonly AbstractState?[] _known;
    private readonly Stack<int> _open = [];
    private readonly List<ExceptionRegion> _regions = [];

    /// <summary>Per unit: one more than the number of the region that covers it; empty without any.</summary>
    private int[] _regionOf = [];

    private readonly bool[] _isLeader;
    private int _memory;
    private long _steps;

    /// <summary>Why nothing of the code may run.</summary>
    private string? _fault;

    private CodeVerifier(CodeObject code)
    {
        _code = code;
        _original = code.Bytecode;
        _count = _original.Length / 2;
        _verified = new VerifiedCode(_original);
        _state = new AbstractState(code.LocalsPlusNames.Length);
        _starts = new bool[_count + 1];
        _reached = new bool[_count + 1];
        _isLeader = new bool[_count + 1];
        _known = new AbstractState?[_count + 1];
    }

    internal static VerifiedCode Verify(CodeObject code)
    {
        var verifier = new CodeVerifier(code);
        verifier.Run();
        return verifier._verified;
    }

    private readonly record struct ExceptionRegion(int Start, int End, int Target, int Depth, bool KeepsOffset);

    private void Run()
    {
        if (_count == 0) return;
        FindInstructions();
        _fault = ReadRegions() ?? FaultOfParameters();
        if (_fault is null) Explore();
        for (int i = 0; i < _count; i++)
        {
            if (_starts[i] && (_fault is not null || !_reached[i])) _verified.Disarm(i);
        }
        if (_fault is null) return;
        _verified.HasBadHandlers = true;
        _verified.Refuse(0, _fault);
    }

    private void Explore()
    {
        for (int i = 0; i < Parameters; i++) _state.Bind(i, bound: true, isCell: false);
        _known[0] = _state.Copy();
        _isLeader[0] = true;
        _open.Push(0);
        while (_fault is null && _open.TryPop(out int leader))
        {
            _state.Become(_known[leader]!);
            Walk(leader);
            if (_memory > MostMemory || _steps > (long)_count * MostRounds + LeastSteps) _fault = "too complex to be verified";
        }
    }

    private int Parameters => _code.ArgCount + _code.KwOnlyArgCount + Flag(CodeFlags.VarArgs) + Flag(CodeFlags.VarKeywords);

    private int Flag(CodeFlags flag) => (_code.Flags & flag) != 0 ? 1 : 0;

    private string? FaultOfParameters() => Parameters > _code.LocalsPlusNames.Length ? "more parameters than variables" : null;

    /// <summary>Where instructions begin, and where ways meet.</summary>
    private void FindInstructions()
    {
        int extended = 0;
        for (int i = 0; i < _count;)
        {
            _starts[i] = true;
            Opcode op = (Opcode)_original[2 * i];
            int arg = _original[2 * i + 1] | extended;
            extended = op == Opcode.ExtendedArg ? arg << 8 : 0;
            int next = i + 1 + OpcodeInfo.Caches(op);
            if (OpcodeInfo.IsJump(op))
            {
                long target = Target(op, arg, next);
                if (target >= 0 && target < _count) _isLeader[target] = true;
            }
            i = next;
        }
    }

    private static long Target(Opcode op, int arg, int next) => OpcodeInfo.IsBackwardJump(op) ? (long)next - arg : (long)next + arg;

    /// <summary>Decodes the exception table. (get_exception_handler expects regions in order that don't overlap)</summary>
    private string? ReadRegions()
    {
        byte[] table = _code.ExceptionTable;
        if (table.Length == 0) return null;
        _regionOf = new int[_count + 1];
        int position = 0, covered = 0;
        while (position < table.Length)
        {
            if (!ReadNumber(table, ref position, out int start) || !ReadNumber(table, ref position, out int size)
                || !ReadNumber(table, ref position, out int target) || !ReadNumber(table, ref position, out int depth))
            {
                return "exception table is malformed";
            }
            if (start < covered || size > _count - start) return "exception table is out of order";
            if (target >= _count || !_starts[target]) return "exception handler does not begin at an instruction";
            if (depth >> 1 > MostDepth) return "exception table is malformed";
            covered = start + size;
            _isLeader[target] = true;
            _regions.Add(new ExceptionRegion(start, covered, target, depth >> 1, (depth & 1) != 0));
            _regionOf.AsSpan(start, size).Fill(_regions.Count);
        }
        return null;
    }

    private static bool ReadNumber(byte[] table, ref int position, out int number)
    {
        number = 0;
        for (int length = 0; position < table.Length && length < 5; length++)
        {
            byte b = table[position++];
            number = number << 6 | b & 63;
            if ((b & 64) == 0) return true;
        }
        return false;
    }
}
