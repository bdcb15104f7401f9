using Adder.Bytecode;
using Adder.Compilation;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

/// <summary>Instructions as lists of (opcode, oparg, line, end line, column, end column); jumps say the index of their target.</summary>
internal static class InstructionLists
{
    // instr_sequence_to_instructions
    public static PyList Of(InstructionSequence sequence)
    {
        var list = new PyList();
        foreach (Instruction instruction in sequence.Instructions)
        {
            int oparg = OpcodeInfo.HasTarget(instruction.Opcode) ? sequence.LabelOffsets[instruction.Oparg] : instruction.Oparg;
            list.Add(Row(instruction.Opcode, oparg, instruction.Location));
        }
        return list;
    }

    // cfg_to_instructions
    public static PyList Of(FlowGraph graph)
    {
        int index = 0;
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            block.Offset = index;
            index += block.Count;
        }
        var list = new PyList();
        for (BasicBlock? block = graph.Entry; block is not null; block = block.Next)
        {
            foreach (FlowInstruction instruction in block.Instructions)
            {
                int oparg = OpcodeInfo.HasTarget(instruction.Opcode) ? instruction.Target!.Offset : instruction.Oparg;
                list.Add(Row(instruction.Opcode, oparg, instruction.Location));
            }
        }
        return list;
    }

    // instructions_to_instr_sequence
    public static InstructionSequence Read(ThreadState ts, PyList rows)
    {
        var sequence = new InstructionSequence();
        var labels = new Label?[rows.Count];
        for (int i = 0; i < labels.Length; i++)
        {
            PyTuple row = RowAt(rows, i);
            if (!OpcodeInfo.HasTarget((Opcode)Number(ts, row[0]))) continue;
            int target = Number(ts, row[1]);
            if (target < 0 || target >= labels.Length) throw Errors.ValueError("label out of range");
            labels[target] ??= sequence.NewLabel();
        }
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] is { } label) sequence.Use(label);
            PyTuple row = RowAt(rows, i);
            int opcode = Number(ts, row[0]);
            if (!OpcodeInfo.IsKnown(opcode)) throw Errors.ValueError("unknown opcode");
            var op = (Opcode)opcode;
            int oparg = OpcodeInfo.HasTarget(op) ? labels[Number(ts, row[1])]!.Value.Id : OpcodeInfo.HasArg(op) ? Number(ts, row[1]) : 0;
            sequence.Add(op, oparg, new Location(Number(ts, row[2]), Number(ts, row[3]), Number(ts, row[4]), Number(ts, row[5])));
        }
        return sequence;
    }

    private static PyTuple RowAt(PyList rows, int index) =>
        rows[index].Ref is PyTuple { Count: 6 } row ? row : throw Errors.ValueError("expected a 6-tuple");

    private static int Number(ThreadState ts, Value value) => (int)Indexing.ToSsize(ts, value, PyType.OverflowError);

    private static PyTuple Row(Opcode opcode, int oparg, Location location) =>
        new((int)opcode, oparg, location.Line, location.EndLine, location.Column, location.EndColumn);
}
