namespace Adder.Differential;

/// <summary>Programs that CPython 3.12 ran once, run again on Adder.</summary>
public sealed class Programs(CaseRuns runs) : IClassFixture<CaseRuns>
{
    private static readonly string[] s_engines = [""];

    public static TheoryData<string, string> EveryCaseOnEveryEngine()
    {
        TheoryData<string, string> rows = [];
        HashSet<string> pending = PythonCase.Pending();
        foreach (PythonCase test in PythonCase.All)
        {
            if (pending.Contains(test.Name)) continue;
            foreach (string engine in s_engines) rows.Add(test.Name, engine);
        }
        return rows;
    }

    [Fact]
    public void Pending_cases_exist()
    {
        HashSet<string> known = [];
        foreach (PythonCase test in PythonCase.All) known.Add(test.Name);
        Assert.Subset(known, PythonCase.Pending());
    }

    [Theory, MemberData(nameof(EveryCaseOnEveryEngine))]
    public async Task Do_what_CPython_does(string name, string engine)
    {
        PythonCase test = new(name);
        Assert.Equal(test.Recorded, await runs.Run(test, engine));
    }
}
