using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;
using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.Modules.Ast;

/// <summary>Objects of the classes of <c>ast</c> as a syntax tree. (PyAST_obj2mod)</summary>
internal sealed partial class ObjectsToTree
{
    private readonly ThreadState _ts;
    private readonly AstTypes _types;

    private ObjectsToTree(ThreadState ts)
    {
        _ts = ts;
        _types = AstTypes.Of(ts);
    }

    /// <exception cref="PythonException">The objects do not make a tree.</exception>
    public static Mod Of(ThreadState ts, Value tree, string mode)
    {
        var reader = new ObjectsToTree(ts);
        string wanted = mode switch { "exec" => "Module", "eval" => "Expression", "single" => "Interactive", _ => "FunctionType" };
        if (reader.KindOf(tree, "mod") is not { } kind || kind != wanted)
        {
            throw Errors.TypeError($"expected {wanted} node, got {tree.Type.Name}");
        }
        int depth = ts.RecursionDepth;
        try
        {
            return reader.ToMod(tree, kind);
        }
        finally
        {
            ts.RecursionDepth = depth;
        }
    }

    private Mod ToMod(Value tree, string kind)
    {
        var fields = new NodeFields(this, tree, kind);
        return kind switch
        {
            "Module" => new Module(fields.List("body", ToStmt), fields.List("type_ignores", ToTypeIgnore)),
            "Interactive" => new Interactive(fields.List("body", ToStmt)),
            "Expression" => new Expression(fields.One("body", ToExpr)),
            _ => new FunctionType(fields.List("argtypes", ToExpr), fields.One("returns", ToExpr)),
        };
    }

    /// <summary>Whether the value is an object of a class of <c>ast</c>. (PyAST_Check)</summary>
    public static bool IsNode(ThreadState ts, Value value) => AstTypes.Known(ts) is { } types && value.Type.IsSubtypeOf(types.Base);

    /// <summary>The class of an alternative of a sum, by name; null when the object is of another class.</summary>
    private string? KindOf(Value node, string sum)
    {
        AstNodeSpec? spec = _types.KindOf(node);
        return spec is not null && node.Type.IsSubtypeOf(_types[sum]) && spec.Name != sum ? spec.Name : null;
    }

    private string RequireKind(Value node, string sum) =>
        KindOf(node, sum) ?? throw Errors.TypeError($"expected some sort of {sum}, but got {Repr.Of(_ts, node)}");

    private void Deepen(string what)
    {
        if (!_ts.EnterRecursive($" while traversing '{what}' node")) throw _ts.Throwable();
    }

    private T ToEnum<T>(Value node, string sum) where T : struct, Enum => Enum.Parse<T>(RequireKind(node, sum));

    private string ToIdentifier(Value value) => value.Ref is PyStr text && ReferenceEquals(value.Type, PyType.Str)
        ? text.ToString()
        : throw Errors.TypeError("AST identifier must be of type str");

    private string ToText(Value value) => value.Ref is PyStr text && ReferenceEquals(value.Type, PyType.Str)
        ? text.ToString()
        : throw Errors.TypeError("AST string must be of type str");

    private int ToInt(Value value)
    {
        if (!PyLong.Is(value)) throw Errors.ValueError($"invalid integer value: {Repr.Of(_ts, value)}");
        System.Numerics.BigInteger number = Indexing.ToBig(Indexing.Index(_ts, value).OrThrow(_ts));
        return number >= int.MinValue && number <= int.MaxValue
            ? (int)number
            : throw Errors.Make(PyType.OverflowError, "Python int too large to convert to C int");
    }

    private TypeIgnore ToTypeIgnore(Value node)
    {
        var n = new NodeFields(this, node, RequireKind(node, "type_ignore"));
        return new TypeIgnore(n.One("lineno", ToInt), n.One("tag", ToText));
    }

    /// <summary>The fields of one node, read by name.</summary>
    private readonly struct NodeFields(ObjectsToTree reader, Value node, string kind)
    {
        private Value Find(string name) => Attributes.Find(reader._ts, node, name) is { IsNull: false } found
            ? found
            : reader._ts.HasPending ? throw reader._ts.Throwable() : default;

        public T One<T>(string name, Func<Value, T> convert)
        {
            Value value = Find(name);
            if (value.IsNull) throw Errors.TypeError($"required field \"{name}\" missing from {kind}");
            if (value.IsNone && IsNodeOrText<T>()) throw Errors.ValueError($"field '{name}' is required for {kind}");
            return convert(value);
        }

        // Numbers and operators convert None themselves, a constant may be None, and arguments have fields of their own to miss.
        private static bool IsNodeOrText<T>() => !typeof(T).IsValueType && typeof(T) != typeof(object) && typeof(T) != typeof(Arguments);

        /// <summary>A node that the grammar asks for; None is refused where it is used, as CPython does.</summary>
        public T? Maybe<T>(string name, Func<Value, T> convert) where T : class
        {
            Value value = Find(name);
            return value.IsNull || value.IsNone ? null : convert(value);
        }

        public int MaybeInt(string name, int fallback)
        {
            Value value = Find(name);
            return value.IsNull || value.IsNone ? fallback : reader.ToInt(value);
        }

        public T[] List<T>(string name, Func<Value, T> convert)
        {
            Value value = Find(name);
            if (value.IsNull) return [];
            if (value.Ref is not PyList list) throw Errors.TypeError($"{kind} field \"{name}\" must be a list, not a {value.Type.Name}");
            int count = list.Count;
            var items = new T[count];
            for (int i = 0; i < count; i++)
            {
                items[i] = convert(list[i]);
                if (list.Count != count) throw Errors.RuntimeError($"{kind} field \"{name}\" changed size during iteration");
            }
            return items;
        }

        public SourceSpan Span(string sum)
        {
            bool endRequired = sum is "pattern" or "type_param";
            int line = Required("lineno", sum), column = Required("col_offset", sum);
            int endLine = endRequired ? Required("end_lineno", sum) : MaybeInt("end_lineno", line);
            int endColumn = endRequired ? Required("end_col_offset", sum) : MaybeInt("end_col_offset", column);
            return new SourceSpan(line, column, endLine, endColumn);
        }

        private int Required(string name, string sum)
        {
            Value value = Find(name);
            return value.IsNull ? throw Errors.TypeError($"required field \"{name}\" missing from {sum}") : reader.ToInt(value);
        }
    }
}
