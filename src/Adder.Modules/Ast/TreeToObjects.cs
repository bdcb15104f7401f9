using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;
using Adder.Syntax.Text;
using Adder.Syntax.Tree;
using Tuple = Adder.Syntax.Tree.Tuple;

namespace Adder.Modules.Ast;

/// <summary>A syntax tree as objects of the classes of <c>ast</c>. (PyAST_mod2obj)</summary>
internal sealed unsafe partial class TreeToObjects
{
    private readonly ThreadState _ts;
    private readonly AstTypes _types;
    private readonly ConstantCache _constants;

    private TreeToObjects(ThreadState ts)
    {
        _ts = ts;
        _types = AstTypes.Of(ts);
        _constants = new ConstantCache(ts, PyStr.Empty);
    }

    public static Value Of(ThreadState ts, Mod tree)
    {
        int depth = ts.RecursionDepth;
        try
        {
            return new TreeToObjects(ts).Of(tree);
        }
        finally
        {
            ts.RecursionDepth = depth;
        }
    }

    private Value Of(Mod tree) => tree switch
    {
        Module n => Node("Module", List(n.Body), Each(n.TypeIgnores, Of)),
        Interactive n => Node("Interactive", List(n.Body)),
        Expression n => Node("Expression", Of(n.Body)),
        FunctionType n => Node("FunctionType", List(n.Argtypes), Of(n.Returns)),
        _ => throw Errors.SystemError("unknown kind of module"),
    };

    private Value Node(string name, params ReadOnlySpan<Value> fields)
    {
        PyType type = _types[name];
        PyObject node = type.AllocateInstance(type);
        AstField[] names = _types.SpecOf(name).Fields;
        for (int i = 0; i < fields.Length; i++) Set(node, names[i].Name, fields[i]);
        return node;
    }

    private Value Node(string name, SourceSpan span, params ReadOnlySpan<Value> fields)
    {
        Value node = Node(name, fields);
        Set(node.Ref, "lineno", span.Line);
        Set(node.Ref, "col_offset", span.Column);
        Set(node.Ref, "end_lineno", span.EndLine);
        Set(node.Ref, "end_col_offset", span.EndColumn);
        return node;
    }

    private void Set(PyObject node, string name, Value value) => Protocols.Attributes.Set(_ts, node, PyStr.Intern(name), value);

    private Value Each<T>(T[] items, Converter<T, Value> convert)
    {
        var list = new PyList();
        foreach (T item in items) list.Add(convert(item));
        return list;
    }

    private Value List(Stmt[] items) => Each(items, Of);

    private Value List(Expr?[] items) => Each(items, Optional);

    private Value Names(string[] names) => Each(names, static name => (Value)PyStr.Intern(name));

    private static Value Identifier(string? name) => name is null ? Value.None : PyStr.Intern(name);

    private static Value Text(string? text) => text is null ? Value.None : PyStr.From(text);

    private Value Optional(Expr? e) => e is null ? Value.None : Of(e);

    private Value Constant(object value) => _constants.Of(value);

    private Value Of(TypeIgnore n) => Node("TypeIgnore", n.Lineno, Text(n.Tag));

    private Value Of(Stmt statement)
    {
        Deepen();
        Value node = statement switch
        {
            FunctionDef n => Node("FunctionDef", n.Span, Identifier(n.Name), Of(n.Args), List(n.Body), List(n.DecoratorList),
                Optional(n.Returns), Text(n.TypeComment), Each(n.TypeParams, Of)),
            AsyncFunctionDef n => Node("AsyncFunctionDef", n.Span, Identifier(n.Name), Of(n.Args), List(n.Body), List(n.DecoratorList),
                Optional(n.Returns), Text(n.TypeComment), Each(n.TypeParams, Of)),
            ClassDef n => Node("ClassDef", n.Span, Identifier(n.Name), List(n.Bases), Each(n.Keywords, Of), List(n.Body),
                List(n.DecoratorList), Each(n.TypeParams, Of)),
            Return n => Node("Return", n.Span, Optional(n.Value)),
            Delete n => Node("Delete", n.Span, List(n.Targets)),
            Assign n => Node("Assign", n.Span, List(n.Targets), Of(n.Value), Text(n.TypeComment)),
            TypeAlias n => Node("TypeAlias", n.Span, Of(n.Name), Each(n.TypeParams, Of), Of(n.Value)),
            AugAssign n => Node("AugAssign", n.Span, Of(n.Target), Singleton(n.Op), Of(n.Value)),
            AnnAssign n => Node("AnnAssign", n.Span, Of(n.Target), Of(n.Annotation), Optional(n.Value), n.Simple),
            For n => Node("For", n.Span, Of(n.Target), Of(n.Iter), List(n.Body), List(n.Orelse), Text(n.TypeComment)),
            AsyncFor n => Node("AsyncFor", n.Span, Of(n.Target), Of(n.Iter), List(n.Body), List(n.Orelse), Text(n.TypeComment)),
            While n => Node("While", n.Span, Of(n.Test), List(n.Body), List(n.Orelse)),
            If n => Node("If", n.Span, Of(n.Test), List(n.Body), List(n.Orelse)),
            With n => Node("With", n.Span, Each(n.Items, Of), List(n.Body), Text(n.TypeComment)),
            AsyncWith n => Node("AsyncWith", n.Span, Each(n.Items, Of), List(n.Body), Text(n.TypeComment)),
            Match n => Node("Match", n.Span, Of(n.Subject), Each(n.Cases, Of)),
            Raise n => Node("Raise", n.Span, Optional(n.Exc), Optional(n.Cause)),
            Try n => Node("Try", n.Span, List(n.Body), Each(n.Handlers, Of), List(n.Orelse), List(n.Finalbody)),
            TryStar n => Node("TryStar", n.Span, List(n.Body), Each(n.Handlers, Of), List(n.Orelse), List(n.Finalbody)),
            Assert n => Node("Assert", n.Span, Of(n.Test), Optional(n.Msg)),
            Import n => Node("Import", n.Span, Each(n.Names, Of)),
            ImportFrom n => Node("ImportFrom", n.Span, Identifier(n.Module), Each(n.Names, Of), n.Level),
            Global n => Node("Global", n.Span, Names(n.Names)),
            Nonlocal n => Node("Nonlocal", n.Span, Names(n.Names)),
            ExprStmt n => Node("Expr", n.Span, Of(n.Value)),
            Pass n => Node("Pass", n.Span),
            Break n => Node("Break", n.Span),
            Continue n => Node("Continue", n.Span),
            _ => throw Errors.SystemError("unknown kind of statement"),
        };
        _ts.LeaveRecursive();
        return node;
    }

    private void Deepen()
    {
        if (!_ts.EnterRecursive(" during ast construction")) throw _ts.Throwable();
    }

    private Value Singleton<T>(T value) where T : struct, Enum => _types.Singleton(value.ToString());
}
