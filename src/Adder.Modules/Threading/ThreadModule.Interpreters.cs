using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Threading;

internal static partial class ThreadModule
{
    [PyFunction("_is_main_interpreter()\n\nWhether this is the interpreter that the process started with.", Name = "_is_main_interpreter", Convention = CallingConvention.NoArgs)]
    private static bool IsMainInterpreter(ThreadState ts) => ts.Interpreter.IsMain;
}
