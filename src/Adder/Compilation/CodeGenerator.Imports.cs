using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class CodeGenerator
{
    private static readonly object s_zero = 0L;

    private void ImportStatement(Import s, in Location location)
    {
        foreach (Alias alias in s.Names)
        {
            LoadConst(s_zero, location);
            LoadConst(s_none, location);
            AddName(Opcode.ImportName, alias.Name, location);
            if (alias.Asname is not null)
            {
                ImportAs(alias.Name, alias.Asname, location);
            }
            else
            {
                int dot = alias.Name.IndexOf('.');
                NameOp(dot < 0 ? alias.Name : alias.Name[..dot], ExprContext.Store, location);
            }
        }
    }

    // compiler_import_as: IMPORT_NAME gives the top package; walk down to the module that was meant.
    private void ImportAs(string name, string asname, in Location location)
    {
        int dot = name.IndexOf('.');
        if (dot < 0)
        {
            NameOp(asname, ExprContext.Store, location);
            return;
        }
        while (true)
        {
            int start = dot + 1;
            dot = name.IndexOf('.', start);
            Add(Opcode.ImportFrom, _unit.Names.Add(dot < 0 ? name[start..] : name[start..dot]), location);
            if (dot < 0) break;
            Add(Opcode.Swap, 2, location);
            Add(Opcode.PopTop, location);
        }
        NameOp(asname, ExprContext.Store, location);
        Add(Opcode.PopTop, location);
    }

    private void FromImport(ImportFrom s, in Location location)
    {
        LoadConst((long)s.Level, location);
        if (s.Module == "__future__" && _future.IsTooLate(s.Span))
        {
            Error(location, "from __future__ imports must occur at the beginning of the file");
        }
        var names = new object[s.Names.Length];
        for (int i = 0; i < names.Length; i++) names[i] = s.Names[i].Name;
        LoadConst(names, location);
        AddName(Opcode.ImportName, s.Module ?? "", location);
        for (int i = 0; i < s.Names.Length; i++)
        {
            Alias alias = s.Names[i];
            if (i == 0 && alias.Name.StartsWith('*'))
            {
                Add(UnaryIntrinsic.ImportStar, location);
                Add(Opcode.PopTop, Location.None);
                return;
            }
            AddName(Opcode.ImportFrom, alias.Name, location);
            NameOp(alias.Asname ?? alias.Name, ExprContext.Store, location);
        }
        Add(Opcode.PopTop, location);
    }
}
