namespace Adder.Profile;

/// <summary>A type as the runtime writes it in the name of a method: <c>Space.Outer`1+Inner[Space.Argument,Other[]]</c>.</summary>
internal sealed record TypeName(string Name, TypeName[] Arguments, int Ranks)
{
    /// <summary><c>Type.Method</c>. Names of constructors begin with a dot of their own.</summary>
    internal static (TypeName Owner, string Method) SplitMethod(string text)
    {
        int at = 0;
        if (text.Contains('['))
        {
            TypeName owner = Read(text, ref at);
            return (owner, at < text.Length ? text[(at + 1)..] : "");
        }
        int dot = text.EndsWith("..ctor", StringComparison.Ordinal) || text.EndsWith("..cctor", StringComparison.Ordinal) ? text.LastIndexOf('.') - 1 : text.LastIndexOf('.');
        return (new TypeName(text[..Math.Max(dot, 0)], [], 0), text[(dot + 1)..]);
    }

    private static TypeName Read(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && text[at] is not ('[' or ']' or ',')) at++;
        string name = text[start..at];
        List<TypeName> arguments = [];
        if (at + 1 < text.Length && text[at] == '[' && text[at + 1] != ']')
        {
            do
            {
                at++;
                arguments.Add(Read(text, ref at));
            }
            while (at < text.Length && text[at] == ',');
            at++;
        }
        int ranks = 0;
        for (; at + 1 < text.Length && text[at] == '[' && text[at + 1] == ']'; at += 2) ranks++;
        return new TypeName(name, [.. arguments], ranks);
    }
}
