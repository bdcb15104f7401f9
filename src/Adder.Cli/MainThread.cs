using Adder.Cli.Options;
using Adder.Hosting;
using Adder.Modules.Startup;
using Adder.Runtime;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Cli;

/// <summary>Runs the program on a thread with a stack deep enough for Python's recursion limits.</summary>
internal static class MainThread
{
    // Python code needs none of it; what needs it is recursion through C# (repr, comparison, compiling).
    private const int StackSize = 64 << 20;

    /// <summary>The exit code of the program that the arguments name.</summary>
    internal static int Run(string[] args)
    {
        int exitCode = 1;
        using ManualResetEventSlim importsOrEnds = new();
        Thread thread = new(
            () =>
            {
                exitCode = RunHere(args, importsOrEnds.Set);
                importsOrEnds.Set();
            },
            StackSize);
        thread.UnsafeStart();
        StartProfile.Prepare(thread, importsOrEnds);
        thread.Join();
        return exitCode;
    }

    private static int RunHere(string[] args, Action imports)
    {
        CommandLine command = CommandLine.Read(CommandLineArguments.Read(args), Environment.GetEnvironmentVariable);
        SystemStreams.WriteToDescriptor(1, command.Output.ToString());
        SystemStreams.WriteToDescriptor(2, command.Errors.ToString());
        command.Config.ImportsBegin = imports;
        return command.ExitCode ?? RunPython(command.Config);
    }

    private static int RunPython(PyConfig config)
    {
        PathConfig.Compute(config);
        if (!PathConfig.HasStandardLibrary(config, out string message))
        {
            SystemStreams.WriteToDescriptor(2, $"adder: {message}\n");
            return 1;
        }
        ThreadState ts;
        try
        {
            ts = InterpreterFactory.Create(config);
        }
        catch (PythonException error)
        {
            SystemStreams.WriteToDescriptor(2, "Fatal Python error: " + error.Error + "\n");
            return 1;
        }
        ProgramInput input = new(config.Interactive > 0);
        ProgramRunner runner = new(ts);
        int exitCode = runner.Inspect(input, runner.Run(input));
        const int outputLost = 120;
        if (!Shutdown.Run(ts)) exitCode = outputLost;
        if (ts.Interpreter.UnhandledKeyboardInterrupt) ProcessEnd.Interrupted();
        if (ts.Interpreter.Runtime.IsForked) ProcessEnd.OfChild(exitCode);
        return exitCode;
    }
}
