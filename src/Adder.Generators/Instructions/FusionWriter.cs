using System.Text;

namespace Adder.Generators.Instructions;

/// <summary>
/// Writes the three-address forms: loads, an operation on ints or floats, and the store or conditional jump behind it, as one case.
/// HiddenForms numbers them the same way.
/// </summary>
internal static class FusionWriter
{
    private const int FirstBinary = 260, FirstComparison = 330, FirstStackComparison = 180, CompareOp = 107;

    // Where the operands are: in locals (L), constants (C), on the stack (S); what runs instead; how many loads are done with it.
    private static readonly (string Kind, int Else, int Loads)[] s_sources = [("LL", 88, 2), ("LC", 86, 2), ("SL", 124, 1), ("SC", 100, 1), ("SS", 0, 0)];

    // The specialized instruction, its operator, the type it is for.
    private static readonly (int Opcode, char Operator, bool Float)[] s_operations =
        [(7, '+', false), (18, '-', false), (14, '*', false), (6, '+', true), (16, '-', true), (13, '*', true)];

    public static void Write(StringBuilder text)
    {
        for (int operation = 0; operation < s_operations.Length; operation++)
        {
            for (int source = 0; source < s_sources.Length; source++)
            {
                for (int store = source == 4 ? 1 : 0; store < 2; store++)
                {
                    WriteBinary(text, FirstBinary + (operation * 5 + source) * 2 + store, s_operations[operation], s_sources[source], store == 1);
                }
            }
        }
        for (int type = 0; type < 2; type++)
        {
            for (int source = 0; source < 5; source++)
            {
                for (int sense = 0; sense < 2; sense++)
                {
                    int opcode = source == 4 ? FirstStackComparison + type * 2 + sense : FirstComparison + (type * 4 + source) * 2 + sense;
                    WriteComparison(text, opcode, type == 1, s_sources[source], sense == 1);
                }
            }
        }
    }

    private static string Left(string kind) => kind[0] == 'L'
        ? "ref Unsafe.Add(ref locals, ip->Arg)"
        : $"ref Unsafe.Subtract(ref sp, {(kind == "SS" ? 2 : 1)})";

    private static string Right(string kind)
    {
        string arg = kind[0] == 'L' ? "ip[1].Arg" : "ip->Arg";
        return kind[1] switch
        {
            'L' => $"ref Unsafe.Add(ref locals, {arg})",
            'C' => $"ref Unsafe.Add(ref consts, {arg})",
            _ => "ref Unsafe.Subtract(ref sp, 1)",
        };
    }

    // A constant's type was looked at when the form was made.
    private static string Operands(string kind, bool isFloat)
    {
        string tag = isFloat ? "Tags.Float" : "Tags.Int";
        string right = kind[1] == 'C' ? "" : $" && (object)right.Ref == {tag}";
        return $"ref Value left = {Left(kind)};\nref Value right = {Right(kind)};\nif ((object)left.Ref == {tag}{right})\n";
    }

    private static void WriteBinary(
        StringBuilder text, int opcode, (int Opcode, char Operator, bool Float) operation, (string Kind, int Else, int Loads) source, bool store)
    {
        text.Append($"case {opcode}: // {source.Kind} {operation.Operator} {(operation.Float ? "float" : "int")}{(store ? " store" : "")}\n{{\n");
        text.Append(Operands(source.Kind, operation.Float)).Append("{\n").Append(Compute(operation));
        int onStack = source.Kind[0] == 'L' ? 0 : source.Kind == "SS" ? 2 : 1;
        string tag = operation.Float ? "Tags.Float" : "Tags.Int";
        if (store) text.Append($"left = ref Unsafe.Add(ref locals, ip[{source.Loads + 2}].Arg);\n");
        else if (onStack == 0) text.Append("left = ref sp;\n");
        text.Append("Unsafe.AsRef(in left.Bits) = bits;\n");
        if (store || onStack == 0) text.Append($"if ((object)left.Ref != {tag}) Unsafe.AsRef(in left.Ref) = {tag};\n");
        int moved = (store ? 0 : 1) - onStack;
        if (moved != 0) text.Append($"sp = ref Unsafe.Add(ref sp, {moved});\n");
        text.Append($"ip += {source.Loads + (store ? 3 : 2)};\ncontinue;\n");
        if (!operation.Float) text.Append("}\n");
        text.Append($"}}\ngoto case {(source.Kind == "SS" ? operation.Opcode : source.Else)};\n}}\n");
    }

    // An int's result opens a block that stands for "no overflow".
    private static string Compute((int Opcode, char Operator, bool Float) operation)
    {
        if (operation.Float) return $"long bits = BitConverter.DoubleToInt64Bits({Number("left", true)} {operation.Operator} {Number("right", true)});\n";
        return operation.Operator switch
        {
            '+' => "long bits = left.Bits + right.Bits;\nif (((bits ^ left.Bits) & (bits ^ right.Bits)) >= 0)\n{\n",
            '-' => "long bits = left.Bits - right.Bits;\nif (((left.Bits ^ right.Bits) & (bits ^ left.Bits)) >= 0)\n{\n",
            _ => "long bits = left.Bits * right.Bits;\nif ((int)left.Bits == left.Bits && (int)right.Bits == right.Bits)\n{\n",
        };
    }

    private static string Number(string operand, bool isFloat) => isFloat ? $"BitConverter.Int64BitsToDouble({operand}.Bits)" : $"{operand}.Bits";

    // What an int of one digit of CPython's lies between.
    private static string IsCompact(string operand) => $"(ulong)({operand}.Bits + 1073741823) < 2147483647";

    private static void WriteComparison(StringBuilder text, int opcode, bool isFloat, (string Kind, int Else, int Loads) source, bool jumpIf)
    {
        string range = isFloat ? "" : source.Kind[1] == 'C'
            ? $"if ({IsCompact("left")})\n"
            : $"if ({IsCompact("left")} && {IsCompact("right")})\n";
        text.Append($"case {opcode}: // {source.Kind} compare {(isFloat ? "float" : "int")}, jump if {jumpIf}\n{{\n");
        text.Append(Operands(source.Kind, isFloat)).Append(range).Append("{\n");
        text.Append($"if (({Outcome(isFloat)} & ip[{source.Loads}].Arg) {(jumpIf ? "!" : "=")}= 0) ip += ip[{source.Loads + 2}].Arg;\n");
        if (source.Kind[0] == 'S') text.Append($"sp = ref Unsafe.Subtract(ref sp, {(source.Kind == "SS" ? 2 : 1)});\n");
        text.Append($"ip += {source.Loads + 3};\ncontinue;\n}}\ngoto case {(source.Kind == "SS" ? CompareOp : source.Else)};\n}}\n");
    }

    /// <summary>Less 2, greater 4, equal 8, unordered 1: as the lower bits of the comparison's argument.</summary>
    private static string Outcome(bool isFloat)
    {
        string left = Number("left", isFloat), right = Number("right", isFloat);
        return $"({left} < {right} ? 2 : {left} > {right} ? 4 : {(isFloat ? $"{left} == {right} ? 8 : 1" : "8")})";
    }
}
