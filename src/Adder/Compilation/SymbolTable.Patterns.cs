using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class SymbolTable
{
    private void VisitMatch(Match s)
    {
        Visit(s.Subject);
        foreach (MatchCase matchCase in s.Cases)
        {
            Visit(matchCase.Pattern);
            Visit(matchCase.Guard);
            Visit(matchCase.Body);
        }
    }

    private void Visit(Pattern[] patterns)
    {
        foreach (Pattern pattern in patterns) Visit(pattern);
    }

    private void Visit(Pattern pattern)
    {
        Descend();
        switch (pattern)
        {
            case MatchValue p: Visit(p.Value); break;
            case MatchSequence p: Visit(p.Patterns); break;
            case MatchStar p:
                if (p.Name is not null) AddDefinition(p.Name, SymbolFlags.Local, p.Span);
                break;
            case MatchMapping p:
                Visit(p.Keys);
                Visit(p.Patterns);
                if (p.Rest is not null) AddDefinition(p.Rest, SymbolFlags.Local, p.Span);
                break;
            case MatchClass p:
                Visit(p.Cls);
                Visit(p.Patterns);
                Visit(p.KwdPatterns);
                break;
            case MatchAs p:
                if (p.Pattern is not null) Visit(p.Pattern);
                if (p.Name is not null) AddDefinition(p.Name, SymbolFlags.Local, p.Span);
                break;
            case MatchOr p: Visit(p.Patterns); break;
        }
        _depth--;
    }
}
