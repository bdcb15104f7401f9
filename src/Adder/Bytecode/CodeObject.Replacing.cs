using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Bytecode;

public sealed partial class CodeObject
{
    private const CodeFlags TakesVariable = CodeFlags.VarArgs | CodeFlags.VarKeywords;

    // code_new_impl
    [Slot(Slot.TpNew, Signature =
        "code(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /)")]
    internal static Value New(
        ThreadState ts, PyType type, int argcount, int posonlyargcount, int kwonlyargcount, int nlocals, int stacksize, int flags,
        PyBytes codestring, PyTuple constants, PyTuple names, PyTuple varnames, PyStr filename, PyStr name, PyStr qualname,
        int firstlineno, PyBytes linetable, PyBytes exceptiontable, PyTuple? freevars = null, PyTuple? cellvars = null)
    {
        RefuseNegative(argcount, "argcount");
        RefuseNegative(posonlyargcount, "posonlyargcount");
        RefuseNegative(kwonlyargcount, "kwonlyargcount");
        RefuseNegative(nlocals, "nlocals");
        return Make(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, (CodeFlags)flags, codestring, constants, names,
            varnames, filename, name, qualname, firstlineno, linetable, exceptiontable, freevars ?? PyTuple.Empty, cellvars ?? PyTuple.Empty);
    }

    // code_replace_impl
    [PyMethod("""
        replace($self, /, *, co_argcount=-1, co_posonlyargcount=-1, co_kwonlyargcount=-1, co_nlocals=-1, co_stacksize=-1, co_flags=-1, co_firstlineno=-1, co_code=None, co_consts=None, co_names=None, co_varnames=None, co_freevars=None, co_cellvars=None, co_filename=None, co_name=None, co_qualname=None, co_linetable=None, co_exceptiontable=None)
        --

        Return a copy of the code object with new values for the specified fields.
        """)]
    private Value Replace(
        int coArgcount = -1, int coPosonlyargcount = -1, int coKwonlyargcount = -1, int coNlocals = -1, int coStacksize = -1,
        int coFlags = -1, int coFirstlineno = -1, PyBytes? coCode = null, PyTuple? coConsts = null, PyTuple? coNames = null,
        PyTuple? coVarnames = null, PyTuple? coFreevars = null, PyTuple? coCellvars = null, PyStr? coFilename = null,
        PyStr? coName = null, PyStr? coQualname = null, PyBytes? coLinetable = null, PyBytes? coExceptiontable = null)
    {
        return Make(
            coArgcount < 0 ? ArgCount : coArgcount,
            coPosonlyargcount < 0 ? PosOnlyArgCount : coPosonlyargcount,
            coKwonlyargcount < 0 ? KwOnlyArgCount : coKwonlyargcount,
            coNlocals < 0 ? LocalCount : coNlocals,
            coStacksize < 0 ? StackSize : coStacksize,
            coFlags < 0 ? Flags : (CodeFlags)coFlags,
            coCode ?? CodeBytes,
            coConsts ?? ConstantsTuple,
            coNames ?? NamesTuple,
            coVarnames ?? VarNames,
            coFilename ?? FileName,
            coName ?? Name,
            coQualname ?? QualName,
            coFirstlineno < 0 ? FirstLine : coFirstlineno,
            coLinetable ?? LineTable,
            coExceptiontable ?? PyBytes.From(ExceptionTable),
            coFreevars ?? FreeVars,
            coCellvars ?? CellVars);
    }

    private static void RefuseNegative(int value, string what)
    {
        if (value < 0) throw Errors.ValueError($"code: {what} must not be negative");
    }

    // PyUnstable_Code_NewWithPosOnlyArgs, _PyCode_Validate
    private static CodeObject Make(
        int argCount, int posOnlyArgCount, int kwOnlyArgCount, int localCount, int stackSize, CodeFlags flags, PyBytes code,
        PyTuple constants, PyTuple names, PyTuple varNames, PyStr fileName, PyStr name, PyStr qualName, int firstLine, PyBytes lineTable,
        PyBytes exceptionTable, PyTuple freeVars, PyTuple cellVars)
    {
        PyStr[] variables = NamesIn(varNames), cells = NamesIn(cellVars), frees = NamesIn(freeVars), globals = NamesIn(names);
        if (variables.Length != localCount) throw Errors.ValueError("code: co_nlocals != len(co_varnames)");
        if (argCount < posOnlyArgCount || stackSize < 0 || flags < 0) throw Errors.SystemError("bad argument to internal function");
        if (code.Length % 2 != 0) throw Errors.ValueError("code: co_code is malformed");
        int variable = ((flags & CodeFlags.VarArgs) != 0 ? 1 : 0) + ((flags & CodeFlags.VarKeywords) != 0 ? 1 : 0);
        if ((long)argCount + kwOnlyArgCount + variable > localCount) throw Errors.ValueError("code: co_varnames is too small");
        Layout(variables, cells, frees, out PyStr[] localsPlusNames, out LocalKind[] localsPlusKinds);
        return new CodeObject
        {
            Name = name,
            QualName = qualName,
            FileName = fileName,
            Flags = flags,
            ArgCount = argCount,
            PosOnlyArgCount = posOnlyArgCount,
            KwOnlyArgCount = kwOnlyArgCount,
            StackSize = stackSize,
            FirstLine = firstLine,
            Bytecode = code.ToArray(),
            Constants = constants.ToArray(),
            Names = globals,
            LocalsPlusNames = localsPlusNames,
            LocalsPlusKinds = localsPlusKinds,
            LineTable = lineTable,
            ExceptionTable = exceptionTable.ToArray(),
        };
    }

    // A cell that is a parameter, too, shares its slot.
    private static void Layout(PyStr[] variables, PyStr[] cells, PyStr[] frees, out PyStr[] names, out LocalKind[] kinds)
    {
        var allNames = new List<PyStr>(variables);
        var allKinds = new List<LocalKind>();
        foreach (PyStr _ in variables) allKinds.Add(LocalKind.Local);
        foreach (PyStr cell in cells)
        {
            int at = Array.FindIndex(variables, cell.ContentEquals);
            if (at >= 0)
            {
                allKinds[at] |= LocalKind.Cell;
                continue;
            }
            allNames.Add(cell);
            allKinds.Add(LocalKind.Cell);
        }
        foreach (PyStr free in frees)
        {
            allNames.Add(free);
            allKinds.Add(LocalKind.Free);
        }
        names = [.. allNames];
        kinds = [.. allKinds];
    }

    // validate_and_copy_tuple
    private static PyStr[] NamesIn(PyTuple names)
    {
        var result = new PyStr[names.Count];
        for (int i = 0; i < result.Length; i++)
        {
            if (names[i].Ref is not PyStr name)
            {
                throw Errors.TypeError($"name tuples must contain only strings, not '{names[i].Type.Name}'");
            }
            result[i] = InternTable.Shared.Intern(name);
        }
        return result;
    }
}
