using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Interpreters;

/// <summary>Interpreters by number.</summary>
internal static unsafe class InterpreterNumbers
{
    /// <summary>The number that an argument stands for. Throws. (interp_id_converter)</summary>
    internal static long Of(ThreadState ts, Value argument) => Of(ts, argument, "interpreter");

    /// <inheritdoc cref="Of(ThreadState, Value)"/>
    internal static long Of(ThreadState ts, Value argument, string kind)
    {
        if (!argument.IsInt && argument.Type.NbIndex == null) throw Errors.TypeError($"{kind} ID must be an int, got {argument.Type.Name}");
        Value number = Indexing.Index(ts, argument).OrThrow(ts);
        if (!number.IsInt) throw Errors.OverflowError("int too big to convert");
        return number.Bits >= 0 ? number.Bits : throw Errors.ValueError($"{kind} ID must be a non-negative int, got {Repr.Of(ts, argument)}");
    }

    /// <summary>The living interpreter that an argument stands for. Throws. (_PyInterpreterID_LookUp)</summary>
    internal static Interpreter Find(ThreadState ts, Value argument)
    {
        long number = Of(ts, argument);
        return ts.Interpreter.Runtime.Find(number) ?? throw Unrecognized(number);
    }

    internal static PythonException Unrecognized(long number) => Errors.RuntimeError($"unrecognized interpreter ID {number}");

    // PyNumber_Check
    internal static bool IsNumber(Value value) =>
        value.IsInt || value.IsFloat || value.Type.NbIndex != null || value.Type.NbInt != null || value.Type.NbFloat != null || value.Ref is PyComplex;
}
