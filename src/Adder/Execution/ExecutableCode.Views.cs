using Adder.Bytecode;

namespace Adder.Execution;

internal sealed unsafe partial class ExecutableCode
{
    /// <summary><c>_co_code_adaptive</c>: the instructions as they are now, with what shows of their caches.</summary>
    internal byte[] AdaptiveBytecode()
    {
        byte[] bytecode = (byte[])Source.Bytecode.Clone();
        for (int i = 0; i < UnitCount; i++)
        {
            Instruction* unit = First + i;
            if (Bytecode[2 * i] == Source.Bytecode[2 * i]) bytecode[2 * i] = (byte)HiddenForms.Visible(unit->Opcode);
            int caches = OpcodeInfo.Caches((Opcode)Source.Bytecode[2 * i]);
            if (caches == 0) continue;
            Write(bytecode, i + 1, unit->Counter);
            WriteCaches(bytecode, i, HiddenForms.Visible(unit->Opcode), unit);
            i += caches;
        }
        return bytecode;
    }

    private static void WriteCaches(byte[] bytecode, int at, Opcode form, Instruction* unit)
    {
        switch (form)
        {
            case Opcode.LoadGlobalModule or Opcode.LoadGlobalBuiltin:
                Write(bytecode, at + 2, unit[1].Arg);
                Write(bytecode, at + 3, unit[2].Arg);
                if (form == Opcode.LoadGlobalBuiltin) Write(bytecode, at + 4, unit[3].Arg);
                break;
            case Opcode.CallPyExactArgs or Opcode.CallPyWithDefaults or Opcode.CallBoundMethodExactArgs:
                Write(bytecode, at + 2, unit[2].Arg);
                Write(bytecode, at + 3, unit[2].Arg >> 16);
                break;
            case Opcode.StoreAttrInstanceValue or Opcode.StoreAttrSlot or Opcode.StoreAttrWithHint:
            case >= Opcode.LoadAttrClass and <= Opcode.LoadAttrMethodWithValues:
                Write(bytecode, at + 2, unit[2].Arg);
                Write(bytecode, at + 3, unit[2].Arg >> 16);
                Write(bytecode, at + 4, unit[4].Arg);
                break;
        }
    }

    private static void Write(byte[] bytecode, int unit, int number)
    {
        bytecode[2 * unit] = (byte)number;
        bytecode[2 * unit + 1] = (byte)(number >> 8);
    }
}
