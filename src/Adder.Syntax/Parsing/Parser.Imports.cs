using System.Text;
using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>Import statements.</summary>
public sealed partial class Parser
{
    // import_stmt: invalid_import | import_name | import_from
    private Stmt? ImportStmt()
    {
        int start = _mark;
        if (_diagnosing)
        {
            InvalidImport();
            _mark = start;
            if (_error is not null) return null;
        }
        return Peek() == Terminal.Import ? ImportName() : ImportFrom();
    }

    // import_name: 'import' ','.dotted_as_name+
    private Stmt? ImportName()
    {
        int start = _mark++;
        int top = _top;
        Alias? alias = DottedAsName();
        if (alias is null) return Back<Stmt>(start);
        Push(alias);
        while (Accept(Terminal.Comma))
        {
            alias = DottedAsName();
            if (alias is null)
            {
                _mark--;
                break;
            }
            Push(alias);
        }
        return new Import(Take<Alias>(top), SpanFrom(start));
    }

    // dotted_as_name: dotted_name ['as' NAME]
    private Alias? DottedAsName()
    {
        int start = _mark;
        string? name = DottedName();
        return name is null ? null : new Alias(name, AsName(), SpanFrom(start));
    }

    // ['as' NAME]
    private string? AsName()
    {
        if (Peek() != Terminal.As) return null;
        _mark++;
        if (Accept(Terminal.Name)) return Identifier(_mark - 1);
        _mark--;
        return null;
    }

    // dotted_name: dotted_name '.' NAME | NAME
    private string? DottedName()
    {
        if (!Accept(Terminal.Name)) return null;
        string name = Identifier(_mark - 1);
        if (Peek() != Terminal.Dot) return name;
        var dotted = new StringBuilder(name);
        while (Accept(Terminal.Dot))
        {
            if (!Accept(Terminal.Name))
            {
                _mark--;
                break;
            }
            dotted.Append('.').Append(Identifier(_mark - 1));
        }
        return dotted.ToString();
    }

    // import_from: 'from' ('.' | '...')* dotted_name 'import' targets | 'from' ('.' | '...')+ 'import' targets
    private Stmt? ImportFrom()
    {
        int start = _mark++;
        int level = 0;
        while (Peek() is Terminal.Dot or Terminal.Ellipsis)
        {
            level += Peek() == Terminal.Dot ? 1 : 3;
            _mark++;
        }
        string? module = DottedName();
        if ((module is null && level == 0) || !Accept(Terminal.Import)) return Back<Stmt>(start);
        Alias[]? names = ImportFromTargets();
        return names is null ? Back<Stmt>(start) : new ImportFrom(module, names, level, SpanFrom(start));
    }

    // import_from_targets: '(' names [','] ')' | names !',' | '*' | invalid_import_from_targets
    private Alias[]? ImportFromTargets()
    {
        int start = _mark;
        switch (Peek())
        {
            case Terminal.LPar:
                _mark++;
                Alias[]? inner = ImportFromAsNames();
                if (inner is null) break;
                Accept(Terminal.Comma);
                if (Accept(Terminal.RPar)) return inner;
                break;
            case Terminal.Star:
                _mark++;
                return [new Alias("*", null, SpanFrom(start))];
            default:
                Alias[]? names = ImportFromAsNames();
                if (names is not null && Peek() != Terminal.Comma) return names;
                break;
        }
        _mark = start;
        if (_diagnosing && _error is null) InvalidImportFromTargets();
        return Back<Alias[]>(start);
    }

    // ','.(NAME ['as' NAME])+
    private Alias[]? ImportFromAsNames()
    {
        int top = _top;
        if (Peek() != Terminal.Name) return null;
        do
        {
            int start = _mark;
            if (!Accept(Terminal.Name))
            {
                _mark--;
                break;
            }
            string name = Identifier(start);
            Push(new Alias(name, AsName(), SpanFrom(start)));
        }
        while (Accept(Terminal.Comma));
        return Take<Alias>(top);
    }
}
