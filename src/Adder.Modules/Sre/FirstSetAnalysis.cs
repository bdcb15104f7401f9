namespace Adder.Modules.Sre;

/// <summary>Finds what can come first at each branch and after each loop, and where a search can start.</summary>
internal sealed class FirstSetAnalysis(SreProgram program)
{
    private const int MostSteps = 300;
    private const int DeepestNesting = 40;

    private readonly int[] _code = program.Code;
    private readonly HashSet<int> _visited = [];
    private int _budget;

    internal void Apply()
    {
        ForEachStep(static (analysis, step, operand, after) =>
        {
            if (step is Step.LoopNext or Step.LazyNext) analysis.Loop(operand, after);
            else if (step == Step.BranchNext) analysis.Branch(operand);
        });
        FindStart();
    }

    private void Loop(int loop, int after) => program.Loops[loop].SetTail(First(after));

    private void Branch(int index)
    {
        BranchTable table = program.Branches[index];
        for (int i = 0; i < table.Starts.Length; i++) table.SetFirst(i, First(table.Starts[i]));
    }

    private void FindStart()
    {
        if (program.Prefix is { } prefix)
        {
            bool text = _code[0] == (int)Step.Text && program.Texts[_code[1]].Length <= prefix.Length;
            program.AfterPrefix = _code[0] == (int)Step.Char ? (2, 1) : text ? (2, program.Texts[_code[1]].Length) : (0, 0);
            return;
        }
        FirstSet first = First(0);
        if (!first.Nullable) program.Starters = first.ToClass();
    }

    private FirstSet First(int pc)
    {
        var first = new FirstSet();
        _visited.Clear();
        _budget = MostSteps;
        Collect(first, pc, 0);
        return first;
    }

    private void Collect(FirstSet first, int pc, int depth)
    {
        while (!first.Nullable)
        {
            if (--_budget < 0 || depth > DeepestNesting)
            {
                first.AddNullable();
                return;
            }
            pc = Next(first, pc, depth);
            if (pc < 0) return;
        }
    }

    /// <summary>Adds what the step can start with; the step to go on with, or -1.</summary>
    private int Next(FirstSet first, int pc, int depth)
    {
        switch ((Step)_code[pc])
        {
            case Step.Fail:
                return -1;
            case Step.Char:
                first.AddLiteral((uint)_code[pc + 1]);
                return -1;
            case Step.Text:
                first.AddLiteral(program.Texts[_code[pc + 1]].First);
                return -1;
            case Step.NotChar:
                first.AddNot((uint)_code[pc + 1]);
                return -1;
            case Step.AnyButNewline:
                first.AddNot('\n');
                return -1;
            case Step.AnyChar:
                first.AddAll();
                return -1;
            case Step.Class:
                first.AddClass(program.Classes[_code[pc + 1]]);
                return -1;
            case Step.At or Step.Open or Step.Atomic:
                return pc + 2;
            case Step.Close:
                return pc + 3;
            case Step.Jump:
                return _code[pc + 1];
            case Step.Resume:
                return pc + 1;
            case Step.Loop or Step.Lazy:
                CharLoop loop = program.Loops[_code[pc + 1]];
                loop.Test.AddTo(first);
                return loop.Min > 0 ? -1 : pc + 4;
            case Step.Ahead:
                return _code[pc + 3];
            case Step.NotAhead:
                return _code[pc + 3] + 1;
            default:
                return NextOfControl(first, pc, depth);
        }
    }

    private int NextOfControl(FirstSet first, int pc, int depth)
    {
        switch ((Step)_code[pc])
        {
            case Step.Branch:
                foreach (int start in program.Branches[_code[pc + 1]].Starts) Collect(first, start, depth + 1);
                return -1;
            case Step.Repeat:
                int until = _code[pc + 2];
                if (_code[until + 2] > 0) return pc + 3;
                return until;
            case Step.Until:
                return _visited.Add(pc) ? Either(first, _code[pc + 4], pc + 6, depth) : -1;
            case Step.LazyUntil:
                return _visited.Add(pc) ? Either(first, _code[pc + 4], pc + 9, depth) : -1;
            case Step.Possess:
                return _visited.Add(pc) ? Either(first, pc + 5, _code[pc + 4] + 1, depth) : -1;
            case Step.GroupExists:
                return Either(first, pc + 3, _code[pc + 2], depth);
            default:
                // At the end of an atomic piece too: what follows must not make its loops give back.
                first.AddNullable();
                return -1;
        }
    }

    private int Either(FirstSet first, int one, int other, int depth)
    {
        Collect(first, one, depth + 1);
        return other;
    }

    private void ForEachStep(Action<FirstSetAnalysis, Step, int, int> visit)
    {
        int pc = 0;
        while (pc < _code.Length)
        {
            var step = (Step)_code[pc];
            int width = 1 + Operands(step);
            visit(this, step, width > 1 ? _code[pc + 1] : 0, pc + width);
            pc += width;
        }
    }

    private static int Operands(Step step) => step switch
    {
        Step.Fail or Step.Succeed or Step.AnyButNewline or Step.AnyChar or Step.Resume => 0,
        Step.Close or Step.Repeat or Step.PossessEnd or Step.GroupRef or Step.GroupExists => 2,
        Step.LazyMore or Step.Ahead or Step.NotAhead => 3,
        Step.Until or Step.LazyUntil or Step.Possess => 4,
        _ => 1,
    };
}
