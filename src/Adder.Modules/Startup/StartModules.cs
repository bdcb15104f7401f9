using System.Runtime.CompilerServices;
using Adder.Importing;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Startup;

/// <summary>The modules that every interpreter starts with. What they hold at first is the same in all of them: they are filled once and copied.</summary>
internal sealed class StartModules : IState<StartModules>
{
    static StartModules IState<StartModules>.New() => new();

    private readonly Dictionary<string, PyModule> _pristine = [];

    /// <summary>A module in the interpreter of the thread. Throws.</summary>
    internal static PyModule Make(ThreadState ts, string name)
    {
        PyModule module = MakeUnlisted(ts, name);
        ts.Interpreter.Modules.SetString(name, module);
        return module;
    }

    /// <summary>One that is not in <c>sys.modules</c>.</summary>
    internal static PyModule MakeUnlisted(ThreadState ts, string name) => ts.Interpreter.IsMain ? Fill(ts, name) : Copied(ts, name);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyModule Copied(ThreadState ts, string name) => BuiltinModules.Copy(ts.Interpreter.Runtime.State<StartModules>().Pristine(ts, name));

    private PyModule Pristine(ThreadState ts, string name)
    {
        lock (_pristine)
        {
            if (_pristine.TryGetValue(name, out PyModule? known)) return known;
            return _pristine[name] = Fill(ts, name);
        }
    }

    private static PyModule Fill(ThreadState ts, string name)
    {
        PyModule module = ts.Interpreter.BuiltinModules.Create(ts, name)!;
        ts.Interpreter.BuiltinModules.Execute(ts, module);
        return module;
    }
}
