using Adder.Bytecode;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Opcodes;

/// <summary><c>_opcode</c>: what <c>dis</c> asks of the instruction set.</summary>
[PyModule("_opcode", Doc = "Facts about instructions.")]
internal static partial class OpcodeModule
{
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

        Return the specialization stats
        """)]
    private static Value GetSpecializationStats() => Value.None;
}
