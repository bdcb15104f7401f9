using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Execution;
using Adder.Modules.Interpreters;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

// Threads, frames, code and errors.
internal static unsafe partial class PythonApi
{
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int IsInitialized() => 1;

    // PyGILState_LOCKED: pythonapi's functions run with the lock held.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int EnsureLock() => 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void ReleaseLock(int state) => _ = state;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void IncRef(nint obj) => PythonFunctions.Run(0, ts =>
    {
        if (obj != 0) ts.Interpreter.State<ObjectHandles>().Hold(ObjectHandles.Find(ts, obj));
        return 0;
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void DecRef(nint obj) => PythonFunctions.Run(0, ts =>
    {
        if (obj != 0) ts.Interpreter.State<ObjectHandles>().LetGo(ObjectHandles.Find(ts, obj));
        return 0;
    });

    // How many threads it reached. No exception: takes back what has not been raised yet.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SetAsyncException(nuint thread, nint error) => PythonFunctions.Run(0, ts =>
    {
        foreach (ThreadState other in ts.Interpreter.Threads)
        {
            if ((nuint)other.Identifier != thread) continue;
            other.AsyncError = error == 0 ? default : ObjectHandles.Find(ts, error);
            if (error != 0) Interruption.Request(other, Interrupt.AsyncException);
            return 1;
        }
        return 0;
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CheckSignals() => PythonFunctions.Run(-1, ts =>
        ts.Interpreter.HandleInterrupts is { } handle && !handle(ts, Interrupt.Signals) ? -1 : 0);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void SetError(nint type, byte* message) => PythonFunctions.Run(0, ts =>
    {
        _ = Raising.Raise(ts, Calls.Call(ts, ObjectHandles.Find(ts, type), PyStr.From(TextAt(message))).OrThrow(ts), default);
        return 0;
    });

    // What f_locals shows has been changed; the variables follow. It keeps the names of unbound ones, whatever the second argument says.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void LocalsToFast(nint frame, int clear) => PythonFunctions.Run(0, ts =>
    {
        if (ObjectHandles.Find(ts, frame).Ref is PyFrame running) running.CopyFromDict(ts);
        return clear;
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int RunSimpleString(byte* script) => PythonFunctions.Run(-1, ts => ScriptRun.RunShowingErrors(ts, ts.Interpreter, TextAt(script)) ? 0 : -1);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint RequestCodeExtraIndex(nint free) => PythonFunctions.Run((nint)(-1), ts => ts.Interpreter.State<CodeExtras>().Request(free));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GetCodeExtra(nint code, nint index, nint* extra) => PythonFunctions.Run(-1, ts =>
    {
        *extra = ts.Interpreter.State<CodeExtras>().Get(CodeExtras.CodeOf(ts, code), index);
        return 0;
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SetCodeExtra(nint code, nint index, nint extra) => PythonFunctions.Run(-1, ts =>
    {
        ts.Interpreter.State<CodeExtras>().Set(ts, CodeExtras.CodeOf(ts, code), index, extra);
        return 0;
    });
}
