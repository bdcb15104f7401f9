namespace Adder.Generators.Instructions;

/// <summary>
/// Entering a generator from a loop and leaving it with what it yields, as text of the loop: no call and no reload in between. What is not
/// plain (handlers, delegation, tools, C# code that waits) is done by the instructions' methods.
/// </summary>
internal static class GeneratorSwitches
{
    /// <summary>FOR_ITER_GEN: goes on behind the RESUME, and behind the POP_TOP that would take the None which is sent.</summary>
    public const string Resume = """
        {
            PyObject iterator = Unsafe.Subtract(ref sp, 1).Ref;
            if (iterator.GetType() != typeof(PyGenerator)) goto slowResume;
            PyGenerator generator = Unsafe.As<PyGenerator>(iterator);
            Frame callee = generator.Frame!;
            if (generator.LastState >= GeneratorState.Executing || callee.Code.HasHandlers || ts.EvalBreaker != 0 || ts.RecursionRemaining <= 0) goto slowResume;
            next = frame.KnownCallee;
            Instruction* target = callee.ResumeIp;
            if (next is null || target->Opcode == 151 && (target->Arg & 3) > 1) goto slowResume;
            if (target->Opcode == 151) target++;
            frame.Top = Unsafe.ByteOffset(ref locals, ref sp);

        """ + Enter + """
            if (ip->Opcode == 1)
            {
                ip++;
                continue;
            }
            if (ip->Opcode == 201)
            {
                ip += 2 - ip[1].Arg;
                continue;
            }
            Unsafe.AsRef(in sp.Bits) = 0;
            if ((object)sp.Ref != PyNone.Instance) Unsafe.AsRef(in sp.Ref) = PyNone.Instance;
            sp = ref Unsafe.Add(ref sp, 1);
            continue;
        }
        slowResume:

        """;

    /// <summary>SEND_GEN to what has not begun: it does so behind its first RESUME.</summary>
    public const string Start = """
        {
            ref Value receiver = ref Unsafe.Subtract(ref sp, 2);
            if (receiver.Ref.GetType() != typeof(PyCoroutine) && receiver.Ref.GetType() != typeof(PyGenerator)) goto slowStart;
            PyGenerator generator = Unsafe.As<PyGenerator>(receiver.Ref);
            if (generator.LastState != GeneratorState.Created || (object)Unsafe.Subtract(ref sp, 1).Ref != PyNone.Instance) goto slowStart;
            Frame callee = generator.Frame!;
            next = frame.KnownCallee;
            Instruction* target = callee.ResumeIp;
            if (next is null || target->Opcode != 1 || target[1].Opcode != 151) goto slowStart;
            if (callee.Code.HasHandlers || ts.EvalBreaker != 0 || ts.RecursionRemaining <= 0) goto slowStart;
            target += 2;
            frame.Top = Unsafe.ByteOffset(ref locals, ref Unsafe.Subtract(ref sp, 1));

        """ + Enter + """
            Delegation.Join(callee.Previous, callee);
            continue;
        }
        slowStart:

        """;

    private const string Enter = """
            frame.Ip = ip;
            frame.ResumeIp = ip + 2;
            frame.FinishIp = ip + 2 + arg;
            generator.LastState = GeneratorState.Executing;
            ts.RecursionRemaining--;
            callee.Role = FrameRole.Generator;
            callee.Limit = frame.Limit;
            if ((object)callee.Previous != frame) callee.Previous = frame;
            if ((object)callee.KnownCallee! != next) callee.KnownCallee = next;
            if ((object)callee.Chunk != frame.Chunk) callee.Chunk = frame.Chunk;
            ts.Frame = callee;
            frame = callee;
            ip = target;
            locals = ref MemoryMarshal.GetArrayDataReference(callee.Values);
            sp = ref Unsafe.AddByteOffset(ref locals, callee.Top);
            consts = ref MemoryMarshal.GetArrayDataReference(callee.Code.Constants);

        """;

    /// <summary>YIELD_VALUE of a generator that a built-in function goes over: it goes on behind the RESUME.</summary>
    private const string Consume = """
        if (frame.Role == (FrameRole.Generator | FrameRole.Consumed) && ip[1].Opcode == 151 && (ip[1].Arg & 3) == 1 && ts.EvalBreaker == 0)
        {
            frame.Ip = ip;
            source = ref Unsafe.Subtract(ref sp, 1);
            status = (int)frame.Consumer!.TakeAtOnce(in source);
            if (status == 0)
            {
                ip += 2;
                if (ip->Opcode == 201)
                {
                    sp = ref source;
                    ip += 2 - ip[1].Arg;
                    continue;
                }
                Unsafe.AsRef(in source.Bits) = 0;
                if ((object)source.Ref != PyNone.Instance) Unsafe.AsRef(in source.Ref) = PyNone.Instance;
                continue;
            }
            frame.ResumeIp = ip + 1;
            frame.Top = Unsafe.ByteOffset(ref locals, ref source);
            next = Consumption.Refused(ts, frame, (Taking)status, ref source);
            if (next is null) goto leave;
            frame = next;
            goto enter;
        }

        """;

    /// <summary>YIELD_VALUE of a generator that a frame of the loop goes over. Its frame lets go of what is above the stack top.</summary>
    public const string Yield = Consume + """
        if (frame.Role == FrameRole.Generator && frame.Outermost is null && !frame.Code.HasHandlers)
        {
            next = frame.Previous;
            bool isGenerator = (next.Role & FrameRole.Generator) != 0;
            if (isGenerator && next.ResumeIp->Opcode == 150) goto slowYield;
            frame.Ip = ip;
            frame.ResumeIp = ip + 1;
            sp = ref Unsafe.Subtract(ref sp, 1);
            frame.Top = Unsafe.ByteOffset(ref locals, ref sp);
            // The frame beneath is there as long as its thread is.
            if (isGenerator) frame.Previous = null!;
            frame.Generator!.LastState = GeneratorState.Suspended;
            ts.RecursionRemaining++;
            ts.Frame = next;
            ip = next.ResumeIp;
            source = ref Unsafe.AddByteOffset(ref next.Locals, next.Top);
            Unsafe.AsRef(in source.Bits) = sp.Bits;
            if ((object)source.Ref != sp.Ref) Unsafe.AsRef(in source.Ref) = sp.Ref;
            for (int left = frame.Values.Length - (int)(frame.Top >> 4); left > 0; left--)
            {
                if (sp.Ref is not null && (object)sp.Ref != Tags.Int) sp = default;
                sp = ref Unsafe.Add(ref sp, 1);
            }
            frame = next;
            locals = ref frame.Locals;
            sp = ref Unsafe.Add(ref source, 1);
            consts = ref MemoryMarshal.GetArrayDataReference(frame.Code.Constants);
            continue;
        }
        slowYield:

        """;
}
