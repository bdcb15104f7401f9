using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class ExpressionText
{
    private void WriteLambda(Lambda e, Precedence level)
    {
        Open(level > Precedence.Test);
        _text.Append(e.Args.Args.Length + e.Args.Posonlyargs.Length > 0 ? "lambda " : "lambda");
        WriteArguments(e.Args);
        _text.Append(": ");
        Write(e.Body, Precedence.Test);
        Close(level > Precedence.Test);
    }

    // append_ast_args
    private void WriteArguments(Arguments args)
    {
        bool first = true;
        int positionalOnly = args.Posonlyargs.Length, count = positionalOnly + args.Args.Length;
        for (int i = 0; i < count; i++)
        {
            Separate();
            Write(i < positionalOnly ? args.Posonlyargs[i] : args.Args[i - positionalOnly]);
            int withDefault = i - count + args.Defaults.Length;
            if (withDefault >= 0) WriteDefault(args.Defaults[withDefault]);
            if (positionalOnly > 0 && i + 1 == positionalOnly) _text.Append(", /");
        }
        if (args.Vararg is not null || args.Kwonlyargs.Length > 0)
        {
            Separate();
            _text.Append('*');
            if (args.Vararg is not null) Write(args.Vararg);
        }
        for (int i = 0; i < args.Kwonlyargs.Length; i++)
        {
            Separate();
            Write(args.Kwonlyargs[i]);
            if (args.KwDefaults[i] is { } value) WriteDefault(value);
        }
        if (args.Kwarg is not null)
        {
            Separate();
            _text.Append("**");
            Write(args.Kwarg);
        }

        void Separate()
        {
            if (!first) _text.Append(", ");
            first = false;
        }
    }

    private void WriteDefault(Expr value)
    {
        _text.Append('=');
        Write(value, Precedence.Test);
    }

    private void Write(Arg arg)
    {
        _text.Append(arg.Name);
        if (arg.Annotation is null) return;
        _text.Append(": ");
        Write(arg.Annotation, Precedence.Test);
    }
}
