using Adder.Cli.Options;
using Adder.Hosting;
using Adder.Modules.Startup;
using Adder.Runtime;
using ThreadState = Adder.Runtime.ThreadState;

namespace Adder.Cli;

/// <summary>Runs the program on a thread with a stack deep enough for Python's recursion limits.</summary>
internal sealed class MainThread(string[] args)
{
    // Python code needs none of it; what needs it is recursion through C# (repr, comparison, compiling).
    private const int StackSize = 64 << 20;

    // Milliseconds. Only a program that runs for longer is worth a thread that compiles.
    private const int TierUpAfter = 30;

    private const long NanosecondsPerMillisecond = 1_000_000;

    // Not an event of .NET's: those spin before they sleep, and whoever spins first has the finalizer thread measure how long a pause takes, for which it loads the JIT.
    private readonly Parker _parker = Parker.Make();
    private int _exitCode = 1;
    private volatile bool _importsBegin, _hasEnded;
    private volatile PythonRuntime? _runtime;

    /// <summary>The program has ended, and its exit code is known.</summary>
    internal bool HasEnded => _hasEnded;

    /// <summary>The exit code of the program that the arguments name.</summary>
    internal int Run()
    {
        Thread thread = new(RunAndTell, StackSize) { IsBackground = true };
        thread.UnsafeStart();
        StartProfile.Prepare(this);
        Await(imports: false);
        return _exitCode;
    }

    /// <summary>Waits on the process's first thread until the program imports something or has ended.</summary>
    internal void AwaitImportsOrEnd() => Await(imports: true);

    private void Await(bool imports)
    {
        for (long end = Environment.TickCount64 + TierUpAfter; !_hasEnded && !(imports && _importsBegin);)
        {
            long left = end - Environment.TickCount64;
            if (left <= 0) _runtime?.TierUp.Begin();
            _parker.Sleep(left <= 0 ? -1 : left * NanosecondsPerMillisecond);
        }
    }

    private void ImportsBegin()
    {
        _importsBegin = true;
        _parker.Wake();
    }

    // The thread does not end before the process: .NET would have its finalizer thread tidy up after it, which has to load the JIT for that.
    private void RunAndTell()
    {
        _exitCode = RunHere();
        _hasEnded = true;
        _parker.Wake();
        Thread.Sleep(Timeout.Infinite);
    }

    private int RunHere()
    {
        CommandLine command = CommandLine.Read(CommandLineArguments.Read(args), Environment.GetEnvironmentVariable);
        if (command.Output.Length > 0) SystemStreams.WriteToDescriptor(1, command.Output.ToString());
        if (command.Errors.Length > 0) SystemStreams.WriteToDescriptor(2, command.Errors.ToString());
        command.Config.ImportsBegin = ImportsBegin;
        command.Config.HostBeginsTierUp = true;
        return command.ExitCode ?? RunPython(command.Config);
    }

    private int RunPython(PyConfig config)
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
        _runtime = ts.Interpreter.Runtime;
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
