using Adder.Bytecode;
using Adder.Execution;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Opcodes;

/// <summary><c>_opcode</c>: what <c>dis</c> asks of the instruction set.</summary>
[PyModule("_opcode", Doc = "Facts about instructions.")]
internal static partial class OpcodeModule
{
    private static readonly (string Name, int Opcode)[] s_families =
    [
        ("load_super_attr", (int)Opcode.LoadSuperAttr), ("load_attr", (int)Opcode.LoadAttr), ("load_global", (int)Opcode.LoadGlobal),
        ("binary_subscr", (int)Opcode.BinarySubscr), ("store_subscr", (int)Opcode.StoreSubscr), ("store_attr", (int)Opcode.StoreAttr),
        ("call", (int)Opcode.Call), ("binary_op", (int)Opcode.BinaryOp), ("compare_op", (int)Opcode.CompareOp),
        ("unpack_sequence", (int)Opcode.UnpackSequence), ("for_iter", (int)Opcode.ForIter),
    ];

    // _opcode_stack_effect_impl
    [PyFunction("""
        stack_effect($module, opcode, oparg=None, /, *, jump=None)
        --

        Compute the stack effect of the opcode.
        """)]
    private static long StackEffect(ThreadState ts, int opcode, Value oparg, Value jump)
    {
        int argument = 0;
        if (opcode > OpcodeInfo.MaxPseudo || OpcodeInfo.HasArg((Opcode)opcode))
        {
            if (oparg.IsNone) throw Errors.ValueError("stack_effect: opcode requires oparg but oparg was not specified");
            argument = (int)Indexing.ToSsize(ts, oparg, PyType.OverflowError);
        }
        else if (!oparg.IsNone)
        {
            throw Errors.ValueError("stack_effect: opcode does not permit oparg but oparg was specified");
        }
        int straight = OpcodeInfo.StackEffect((Opcode)opcode, argument, jump: false);
        int jumping = OpcodeInfo.StackEffect((Opcode)opcode, argument, jump: true);
        if (opcode < 0 || straight == OpcodeInfo.InvalidStackEffect) throw Errors.ValueError("invalid opcode or oparg");
        if (jump.IsNone) return Math.Max(straight, jumping);
        if (jump.IsTrue) return jumping;
        return jump.IsFalse ? straight : throw Errors.ValueError("stack_effect: jump must be False, True or None");
    }

    [PyFunction("""
        get_specialization_stats($module, /)
        --

        Return the specialization stats: None unless they are being taken
        """)]
    private static Value GetSpecializationStats(ThreadState ts) =>
        ts.Interpreter.Runtime.Statistics.IsOn ? FamilyFigures(ts.Interpreter.Runtime.Statistics) : Value.None;

    // _Py_GetSpecializationStats
    private static Value FamilyFigures(EvaluationStatistics statistics)
    {
        PyDict families = new();
        foreach ((string name, int number) in s_families)
        {
            PyDict figures = new();
            figures.SetString("success", statistics.Successes[number]);
            figures.SetString("failure", statistics.Failures[number]);
            figures.SetString("hit", statistics.Hits[number]);
            figures.SetString("deferred", statistics.Deferrals[number]);
            figures.SetString("miss", statistics.Misses[number]);
            figures.SetString("deopt", statistics.Deoptimizations[number]);
            Value[] kinds = new Value[EvaluationStatistics.FailureKinds];
            for (int kind = 0; kind < kinds.Length; kind++) kinds[kind] = statistics.FailureKind(number, kind);
            figures.SetString("failure_kinds", PyTuple.Own(kinds));
            families.SetString(name, figures);
        }
        return families;
    }
}
