using Adder.Bytecode;

namespace Adder.Compilation;

/// <summary>One instruction as the code generator emits it; the argument of a jump is a label.</summary>
internal struct Instruction
{
    public Opcode Opcode;
    public int Oparg;
    public Location Location;
}

/// <summary>A place that jumps can go to.</summary>
internal readonly record struct Label(int Id)
{
    public static readonly Label None = new(-1);

    public bool IsLabel => Id >= 0;
}

/// <summary>What the code generator writes: instructions and the labels between them.</summary>
internal sealed class InstructionSequence
{
    private Instruction[] _instructions = new Instruction[64];
    private int[] _labelOffsets = new int[16];
    private int _nextLabel;

    public int Count { get; private set; }

    public ReadOnlySpan<Instruction> Instructions => _instructions.AsSpan(0, Count);

    public ReadOnlySpan<int> LabelOffsets => _labelOffsets.AsSpan(0, _nextLabel);

    public Label NewLabel()
    {
        if (_nextLabel == _labelOffsets.Length) Array.Resize(ref _labelOffsets, _nextLabel * 2);
        _labelOffsets[_nextLabel] = -1;
        return new Label(_nextLabel++);
    }

    public void Use(Label label) => _labelOffsets[label.Id] = Count;

    public void Add(Opcode opcode, int oparg, in Location location)
    {
        if (Count == _instructions.Length) Array.Resize(ref _instructions, Count * 2);
        ref Instruction instruction = ref _instructions[Count++];
        instruction.Opcode = opcode;
        instruction.Oparg = oparg;
        instruction.Location = location;
    }

    /// <summary>Puts an instruction before all others; labels keep pointing at what they pointed at.</summary>
    public void InsertFirst(Opcode opcode, int oparg, in Location location)
    {
        Add(opcode, oparg, location);
        Array.Copy(_instructions, 0, _instructions, 1, Count - 1);
        _instructions[0] = new Instruction { Opcode = opcode, Oparg = oparg, Location = location };
        for (int i = 0; i < _nextLabel; i++)
        {
            if (_labelOffsets[i] >= 0) _labelOffsets[i]++;
        }
    }
}
