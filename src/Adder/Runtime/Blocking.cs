namespace Adder.Runtime;

/// <summary>Runs what may take long without the interpreter's lock. (Py_BEGIN_ALLOW_THREADS)</summary>
internal static class Blocking
{
    internal static void Run(ThreadState ts, Action action)
    {
        ts.Interpreter.Lock.Drop();
        try
        {
            action();
        }
        finally
        {
            ts.Interpreter.Lock.Take(ts);
        }
    }

    internal static T Run<T>(ThreadState ts, Func<T> action)
    {
        ts.Interpreter.Lock.Drop();
        try
        {
            return action();
        }
        finally
        {
            ts.Interpreter.Lock.Take(ts);
        }
    }
}
