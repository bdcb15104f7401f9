namespace Adder.Execution;

/// <summary>
/// Declares an instruction: the method's signature is its stack effect, as InstructionGenerator reads it.
/// <list type="bullet">
/// <item><c>Value x</c>: pops an operand (the last one is on top). <c>ref Value x</c>: the same, in place.</item>
/// <item><c>ReadOnlySpan&lt;Value&gt;</c>: pops as many operands as the argument says.</item>
/// <item>[Local], [Const], [Name], [Oparg], [Result], [Operands] parameters come from where the attribute says.</item>
/// <item><c>ThreadState ts</c>: may fail or run Python code, so the instruction pointer is saved first.</item>
/// <item>Result Value or ref Value: is pushed (a null Value: failed); int: negative means failed; bool or int with a Jump: positive, jump;
/// Frame: go on there (null: leave the loop); <see cref="Outcome"/>: done, failed, or the specialization missed.</item>
/// </list>
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class InstructionAttribute(int opcode) : Attribute
{
    public int Opcode { get; } = opcode;

    /// <summary>Inline cache units.</summary>
    public int Cache { get; init; }

    /// <summary>Where a true result jumps to; with result void the jump is unconditional.</summary>
    public Jump Jump { get; init; }

    /// <summary>What the jump pops besides, and how many units it skips beyond its target.</summary>
    public int JumpStack { get; init; }

    public int JumpUnits { get; init; }

    /// <summary>Checks the eval breaker when done.</summary>
    public bool Breaks { get; init; }

    /// <summary>Leaves the frame with the result.</summary>
    public bool Returns { get; init; }

    /// <summary>C# expressions over <c>arg</c> for what [Operands] covers before and after.</summary>
    public string? Pops { get; init; }

    public string? Pushes { get; init; }

    /// <summary>The method (ts, frame, ip, operands...) of <see cref="Specializer"/> that rewrites the instruction when its counter has run out.</summary>
    public string? Specializer { get; init; }

    /// <summary>A method with the same operands that returns true if it has done the whole thing, the result being in the lowest operand.</summary>
    public string? Fast { get; init; }
}

/// <summary>Declares a specialized form of the instruction that the method <paramref name="family"/> declares.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SpecializationAttribute(int opcode, string family) : Attribute
{
    public int Opcode { get; } = opcode;
    public string Family { get; } = family;

    /// <summary>A method with some of the same parameters; when it says false, the generic form runs.</summary>
    public string? Guard { get; init; }

    public string? Fast { get; init; }
    public Jump Jump { get; init; }
    public int JumpStack { get; init; }
    public int JumpUnits { get; init; }
    public bool Breaks { get; init; }
    public string? Pops { get; init; }
    public string? Pushes { get; init; }

    /// <summary>The unit whose argument says how far to jump, where it is another instruction's.</summary>
    public int JumpArgument { get; init; }

    /// <summary>Units to skip besides the family's own caches (instructions that are swallowed).</summary>
    public int Swallows { get; init; }

    /// <summary>The instruction that runs when the guard says no, or a bool method without a jump false; the family's where not given.</summary>
    public int Else { get; init; }
}

/// <summary>
/// The generator puts the method's body into the loop instead of a call. Such a body has only the returns that it knows (true, false,
/// 0, 1), calls nothing that is not an intrinsic of the runtime where that can be helped, and stores from and to plain names.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PastedAttribute : Attribute;

/// <summary>Two instructions without caches that run as one.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class SuperinstructionAttribute(int opcode, string first, string second) : Attribute
{
    public int Opcode { get; } = opcode;
    public string First { get; } = first;
    public string Second { get; } = second;
}

internal enum Jump
{
    None,
    Forward,
    Backward,
}

/// <summary>How a specialized form ended.</summary>
internal enum Outcome
{
    Failed = -1,
    Done = 0,
    Miss = 1,
    /// <summary>Go where the instruction jumps to.</summary>
    Jumps = 2,
}

/// <summary>The instruction's argument.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class OpargAttribute : Attribute;

/// <summary>The fast local that the argument names.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class LocalAttribute : Attribute;

/// <summary>The first fast local.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class LocalsAttribute : Attribute;

/// <summary>The first constant.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class ConstsAttribute : Attribute;

/// <summary>The constant that the argument names.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class ConstAttribute : Attribute;

/// <summary>The name that the argument, shifted right, is the index of.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class NameAttribute(int shift = 0) : Attribute
{
    public int Shift { get; } = shift;
}

/// <summary>The lowest popped operand, with Pops and Pushes saying how many there are; results are written there.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class OperandsAttribute : Attribute;
