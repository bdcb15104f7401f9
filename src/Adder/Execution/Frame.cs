using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>
/// One running (or suspended) code object: locals, cells and stack are a slice of a <see cref="StackChunk"/>, or an array of its own for
/// generators. Frames are reused: each keeps the one that its next call will run in. (_PyInterpreterFrame)
/// </summary>
internal sealed unsafe class Frame
{
    /// <summary>What a specialized form that enters frames returns when its guard fails.</summary>
    internal static readonly Frame Miss = new();

    /// <summary>The instruction being executed; saved before whatever may fail.</summary>
    internal Instruction* Ip;

    /// <summary>Where to go on when the frame is entered again.</summary>
    internal Instruction* ResumeIp;

    /// <summary>Where to go on when the generator that this frame runs has finished.</summary>
    internal Instruction* FinishIp;

    /// <summary>The stack top as a byte offset from the first local; valid while another frame runs.</summary>
    internal nint Top;

    internal ExecutableCode Code = null!;
    internal PyFunction Function = null!;
    internal Value[] Values = [];
    internal int Base;

    /// <summary>Where calls from this frame find room: its own chunk, or for generators that of whoever resumed it.</summary>
    internal StackChunk Chunk = null!;

    internal int Limit;

    internal Frame Previous = null!;
    internal FrameRole Role;

    /// <summary>The mapping that names of module and class bodies live in; no value for functions.</summary>
    internal Value Namespace;

    /// <summary>The object behind <c>sys._getframe()</c> and tracebacks, once asked for.</summary>
    internal PyFrame? Object;

    internal PyGenerator? Generator;

    /// <summary>What takes the items of the generator that runs here, where a built-in function goes over it.</summary>
    internal ItemConsumer? Consumer;

    /// <summary>What watches over generators in this frame, once one had to be watched.</summary>
    internal GeneratorEnd? End;

    /// <summary>The frame of the generator that has come here by nothing but <c>yield from</c> and <c>await</c>, while it is entered; see <see cref="Delegation"/>.</summary>
    internal Frame? Outermost;

    /// <summary>In that outermost frame, while it is suspended: the one that goes on when it is resumed.</summary>
    internal Frame? Suspended;

    /// <summary>How many frames of generators are beneath this one, up to the outermost.</summary>
    internal int DelegationDepth;

    /// <summary>What a generator handles while it runs; null where it has no handlers, or did not run yet.</summary>
    internal ExceptionState? Handling;

    /// <summary>The line and unit that the last line event was for; for tracing only.</summary>
    internal int LastLine, LastLineOffset;

    /// <summary>What a call of a class gives back when <c>__init__</c> returns.</summary>
    internal Value Instance;

    /// <summary>The frame that a call from this one runs in, once there has been one.</summary>
    internal Frame? KnownCallee;

    /// <summary>The first local.</summary>
    internal ref Value Locals
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Values), Base);
    }

    /// <summary>The slot above the topmost value.</summary>
    internal ref Value TopSlot
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AddByteOffset(ref Locals, Top);
    }

    internal Span<Value> LocalsPlus => Values.AsSpan(Base, Code.LocalCount);

    /// <summary>The values on the stack, with the frame not running.</summary>
    internal Span<Value> Stack => Values.AsSpan(Base + Code.LocalCount, (int)(Top / sizeof(long) / 2) - Code.LocalCount);

    internal PyDict Globals => Function.Globals;

    internal Value Builtins => Function.Builtins;

    /// <summary>The index of the executing instruction in code units.</summary>
    internal int Offset => (int)(Ip - Code.First);

    internal bool IsGenerator => (Role & FrameRole.Generator) != 0;

    /// <summary>The frame that a call from this one runs in.</summary>
    internal Frame Callee
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => KnownCallee ?? MakeCallee();
    }

    /// <summary>Lends this generator's frame the room above its resumer.</summary>
    internal void Borrow(Frame resumer)
    {
        Previous = resumer;
        Limit = resumer.Limit;
        if (!ReferenceEquals(Chunk, resumer.Chunk)) Chunk = resumer.Chunk;
        Frame callee = resumer.Callee;
        if (!ReferenceEquals(KnownCallee, callee)) KnownCallee = callee;
    }

    /// <summary>Goes on in the room that a frame which it has waited for leaves. Frames of generators in a row all borrow the same.</summary>
    internal void TakeRoom(Frame left)
    {
        Limit = left.Limit;
        if (!ReferenceEquals(Chunk, left.Chunk)) Chunk = left.Chunk;
        if (!ReferenceEquals(KnownCallee, left.KnownCallee)) KnownCallee = left.KnownCallee;
    }

    /// <summary>Lets go of values above the stack top: a generator may stay suspended for long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ClearAboveTop()
    {
        for (int i = (int)(Top / (sizeof(long) * 2)); i < Values.Length; i++)
        {
            if (Values[i].Ref is not null) Values[i] = default;
        }
    }

    /// <summary>Lets go of what the frames that calls from here ran in still hold.</summary>
    internal void ForgetCallees()
    {
        for (Frame? callee = KnownCallee; callee is not null; callee = callee.KnownCallee)
        {
            callee.Function = null!;
            callee.Code = null!;
            callee.Object = null;
            callee.Generator = null;
            callee.Instance = callee.Namespace = default;
        }
    }

    internal void Push(Value value)
    {
        Value.Store(ref TopSlot, value);
        Top += sizeof(long) * 2;
    }

    /// <summary>Puts the values back that an instruction only looks at.</summary>
    internal void Keep(int count) => Top += count * sizeof(long) * 2;

    internal Value Pop()
    {
        Top -= sizeof(long) * 2;
        return TopSlot;
    }

    /// <summary>Sets the height of the stack, counted in values.</summary>
    internal void SetDepth(int depth) => Top = (nint)(Code.LocalCount + depth) * (sizeof(long) * 2);

    /// <summary>Prepares this frame to run a function from its start, its locals standing at the base (arguments first).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Start(PyFunction function, ExecutableCode code, Frame previous)
    {
        if (!ReferenceEquals(Function, function)) Function = function;
        if (!ReferenceEquals(Code, code)) Code = code;
        if (!ReferenceEquals(Previous, previous)) Previous = previous;
        Ip = ResumeIp = code.First;
        Top = (nint)code.LocalCount * (sizeof(long) * 2);
        Limit = Base + code.FrameSize;
        Role = FrameRole.Plain;
    }

    /// <summary>Prepares this frame, which is a spare one, to run a generator from behind its RETURN_GENERATOR.</summary>
    internal void Begin(PyGenerator generator, PyFunction function, ExecutableCode code)
    {
        if (!ReferenceEquals(Function, function)) Function = function;
        if (!ReferenceEquals(Code, code)) Code = code;
        Ip = code.First;
        ResumeIp = code.First + 1;
        Top = (nint)code.LocalCount * (sizeof(long) * 2);
        Role = FrameRole.Generator;
        Generator = generator;
    }

    /// <summary>The frame of a generator that goes on where this one stands, with values of its own.</summary>
    internal Frame Detach(PyGenerator generator, SpareFrames spares)
    {
        Frame own = spares.Take(Code.FrameSize);
        own.Begin(generator, Function, Code);
        own.Top = Top;
        own.Ip = Ip;
        own.ResumeIp = ResumeIp;
        for (int i = 0; i < Code.LocalCount; i++)
        {
            ref Value local = ref Unsafe.Add(ref Locals, i);
            if (!local.IsNull) Value.Store(ref own.Values[i], local);
        }
        if (Object is null) return own;
        own.Object = Object;
        Object.MoveTo(own);
        Object = null;
        return own;
    }

    /// <summary>Finds room for a frame of this size above the caller's.</summary>
    internal void Place(Frame caller, int size)
    {
        StackChunk chunk = caller.Chunk;
        int start = caller.Limit;
        if (start + size > chunk.Values.Length)
        {
            chunk = chunk.Next(size);
            start = 0;
        }
        Put(chunk, start);
    }

    /// <summary>Puts the frame's slice where it says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Put(StackChunk chunk, int start)
    {
        if (!ReferenceEquals(Chunk, chunk))
        {
            Chunk = chunk;
            Values = chunk.Values;
        }
        else if (!ReferenceEquals(Values, chunk.Values))
        {
            Values = chunk.Values;
        }
        Base = start;
    }

    internal static Frame Root(StackChunk chunk) => new() { Chunk = chunk, Values = chunk.Values, Role = FrameRole.Root };

    /// <summary>A root for another interpreter's frames in the room above this one.</summary>
    internal static Frame RootAbove(Frame frame)
    {
        Frame root = Root(frame.Chunk);
        root.Base = root.Limit = frame.Limit;
        return root;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Frame MakeCallee() => KnownCallee = new Frame { Previous = this };
}
