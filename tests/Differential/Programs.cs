namespace Adder.Differential;

/// <summary>Programs that CPython 3.12 ran once, run again on Adder.</summary>
public sealed class Programs(CaseRuns runs) : IClassFixture<CaseRuns>
{
    private static readonly string[] s_engines = [""];

    public static TheoryData<string, string> EveryCaseOnEveryEngine()
    {
        TheoryData<string, string> rows = [];
        foreach (PythonCase test in PythonCase.All)
        {
            foreach (string engine in s_engines) rows.Add(test.Name, engine);
        }
        return rows;
    }

    [Theory, MemberData(nameof(EveryCaseOnEveryEngine))]
    public async Task Do_what_CPython_does(string name, string engine)
    {
        PythonCase test = new(name);
        Assert.Equal(test.Recorded, await runs.Run(test, engine));
    }
}
