using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Bytecode;

public sealed partial class CodeObject
{
    private PyTuple? _constantsTuple;

    [PyMember("co_argcount")]
    private Value ArgCountMember => ArgCount;

    [PyMember("co_posonlyargcount")]
    private Value PosOnlyArgCountMember => PosOnlyArgCount;

    [PyMember("co_kwonlyargcount")]
    private Value KwOnlyArgCountMember => KwOnlyArgCount;

    [PyMember("co_stacksize")]
    private Value StackSizeMember => StackSize;

    [PyMember("co_flags")]
    private Value FlagsMember => (long)Flags;

    [PyMember("co_nlocals")]
    private Value LocalCountMember => LocalCount;

    [PyMember("co_firstlineno")]
    private Value FirstLineMember => FirstLine;

    [PyMember("co_names")]
    private Value NamesMember => NamesTuple;

    [PyMember("co_consts")]
    private Value ConstantsMember => ConstantsTuple;

    [PyMember("co_filename")]
    private Value FileNameMember => FileName;

    [PyMember("co_name")]
    private Value NameMember => Name;

    [PyMember("co_qualname")]
    private Value QualNameMember => QualName;

    [PyMember("co_linetable")]
    private Value LineTableMember => LineTable;

    [PyMember("co_exceptiontable")]
    private Value ExceptionTableMember => PyBytes.From(ExceptionTable);

    [PyGetSet("_co_code_adaptive")]
    private Value GetAdaptiveCode() => PyBytes.Own(Execution.ExecutableCode.Of(this).AdaptiveBytecode());

    [PyGetSet("co_code")]
    private Value CodeMember() => CodeBytes;

    [PyGetSet("co_varnames")]
    private Value VarNamesMember() => VarNames;

    [PyGetSet("co_cellvars")]
    private Value CellVarsMember() => CellVars;

    [PyGetSet("co_freevars")]
    private Value FreeVarsMember() => FreeVars;

    internal PyBytes CodeBytes => _contents.CodeBytes ??= PyBytes.From(Bytecode);

    internal PyTuple ConstantsTuple
    {
        get => _constantsTuple ??= PyTuple.Own(Constants);
        init => _constantsTuple = value;
    }

    internal PyTuple NamesTuple => _contents.NamesTuple ??= TupleOf(Names);

    internal PyTuple VarNames => _contents.VarNames ??= NamesOf(LocalKind.Local);

    internal PyTuple CellVars => _contents.CellVars ??= NamesOf(LocalKind.Cell);

    internal PyTuple FreeVars => _contents.FreeVars ??= NamesOf(LocalKind.Free);

    // decode_linetable
    [PyGetSet("co_lnotab")]
    private Value LineNumberTable(ThreadState ts)
    {
        Warnings.Warn(ts, PyType.DeprecationWarning, "co_lnotab is deprecated, use co_lines instead.");
        var table = new List<byte>();
        int line = FirstLine, code = 0;
        foreach (LocationEntry entry in new LocationTable(this))
        {
            if (entry.Line < 0 || entry.Line == line) continue;
            AppendLineStep(table, entry.Start * 2 - code, entry.Line - line);
            code = entry.Start * 2;
            line = entry.Line;
        }
        return PyBytes.From(table.ToArray());
    }

    // emit_pair, emit_delta: signed bytes for lines, unsigned ones for code, as many as it takes.
    private static void AppendLineStep(List<byte> table, int codeDelta, int lineDelta)
    {
        for (; codeDelta > 255; codeDelta -= 255) table.AddRange([255, 0]);
        while (lineDelta is < -128 or > 127)
        {
            int step = lineDelta < 0 ? -128 : 127;
            table.AddRange([(byte)codeDelta, (byte)step]);
            codeDelta = 0;
            lineDelta -= step;
        }
        table.AddRange([(byte)codeDelta, (byte)lineDelta]);
    }

    private PyTuple NamesOf(LocalKind kind)
    {
        var names = new List<Value>();
        for (int i = 0; i < LocalsPlusNames.Length; i++)
        {
            if ((LocalsPlusKinds[i] & kind) != 0) names.Add(LocalsPlusNames[i]);
        }
        return PyTuple.Own(names.ToArray());
    }

    internal static PyTuple TupleOf(PyStr[] names) => PyTuple.Own(Array.ConvertAll(names, static name => (Value)name));
}
