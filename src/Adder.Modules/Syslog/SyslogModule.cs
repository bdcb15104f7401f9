using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Syslog;

/// <summary>The <c>syslog</c> module.</summary>
[PyModule("syslog")]
internal static unsafe partial class SyslogModule
{
    private const int User = 8, Information = 6;

    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        foreach ((string name, long value) in SyslogConstants.All) module.Dict.SetString(name, value);
    }

    [PyFunction("openlog($module, /, ident=<unrepresentable>, logoption=0,\n        facility=syslog.LOG_USER)\n--\n\nSay how the following messages are logged.", Name = "openlog")]
    private static void Open(ThreadState ts, Value ident = default, long logoption = 0, long facility = User)
    {
        if (!ts.Interpreter.IsMain) throw Errors.RuntimeError("subinterpreter can't use syslog.openlog()");
        Value name = ident;
        if (name.IsNull) name = ProgramName(ts);
        else if (name.Ref is not PyStr) throw Errors.TypeError($"openlog() argument 'ident' must be str, not {(name.IsNone ? "None" : name.Type.Name)}");
        Auditing.Raise(ts, "syslog.openlog", name, logoption, facility);
        SyslogIdentity.Shared.Open(name.Ref is PyStr text ? [.. Encodings.EncodeUtf8(ts, text), 0] : null, (int)logoption, (int)facility);
    }

    // syslog_get_argv: the file name of the script.
    private static Value ProgramName(ThreadState ts)
    {
        Value arguments = ts.Interpreter.SysDict.FindString("argv");
        if (arguments.Ref is not PyList { Count: > 0 } list || list[0].Ref is not PyStr script || script.Length == 0) return Value.None;
        string path = script.ToString();
        return path[(path.LastIndexOf('/') + 1)..];
    }

    // syslog_syslog: [priority,] message
    [PyFunction("syslog([priority=LOG_INFO,] message)\n\nSend a message to the log.", Name = "syslog")]
    private static void Log(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length is < 1 or > 2) throw Errors.TypeError("syslog.syslog requires 1 to 2 arguments");
        int priority = Information;
        if (args.Length == 2 && !ArgumentConversion.ToInt(ts, args[0], out priority)) throw ts.Throwable();
        if (args[^1].Ref is not PyStr message) throw Errors.TypeError($"syslog() argument {args.Length} must be str, not {(args[^1].IsNone ? "None" : args[^1].Type.Name)}");
        byte[] text = [.. Encodings.EncodeUtf8(ts, message), 0];
        Auditing.Raise(ts, "syslog.syslog", priority, message);
        if (!SyslogIdentity.Shared.IsOpen)
        {
            if (!ts.Interpreter.IsMain) throw Errors.RuntimeError("subinterpreter can't use syslog.syslog() until the syslog is opened by the main interpreter");
            Open(ts);
        }
        ts.Interpreter.Lock.Drop();
        fixed (byte* start = text, format = "%s\0"u8) LibC.Log(priority, format, start);
        ts.Interpreter.Lock.Take(ts);
    }

    [PyFunction("closelog($module, /)\n--\n\nClose the connection to the system's log, and forget what openlog() was given.", Name = "closelog")]
    private static void Close(ThreadState ts)
    {
        if (!ts.Interpreter.IsMain) throw Errors.RuntimeError("subinterpreter can't use syslog.closelog()");
        Auditing.Raise(ts, "syslog.closelog");
        SyslogIdentity.Shared.Close();
    }

    [PyFunction("setlogmask($module, maskpri, /)\n--\n\nChoose which priorities are logged; gives the choice before.", Name = "setlogmask")]
    private static long SetMask(ThreadState ts, long maskpri)
    {
        Auditing.Raise(ts, "syslog.setlogmask", maskpri);
        return LibC.SetLogMask((int)maskpri);
    }

    [PyFunction("LOG_MASK($module, pri, /)\n--\n\nThe mask for one priority.", Name = "LOG_MASK")]
    private static long Mask(long pri) => 1 << (int)pri;

    [PyFunction("LOG_UPTO($module, pri, /)\n--\n\nThe mask for a priority and all that are more urgent.", Name = "LOG_UPTO")]
    private static long UpTo(long pri) => (1 << ((int)pri + 1)) - 1;
}

/// <summary>The name that messages begin with; the C library keeps no copy. As the library's connection it belongs to the process.</summary>
internal sealed unsafe class SyslogIdentity
{
    internal static readonly SyslogIdentity Shared = new();

    private byte* _name;

    internal bool IsOpen { get; private set; }

    internal void Open(byte[]? name, int options, int facility)
    {
        Free();
        if (name is not null)
        {
            _name = (byte*)NativeMemory.Alloc((nuint)name.Length);
            name.CopyTo(new Span<byte>(_name, name.Length));
        }
        LibC.OpenLog(_name, options, facility);
        IsOpen = true;
    }

    internal void Close()
    {
        if (!IsOpen) return;
        LibC.CloseLog();
        Free();
        IsOpen = false;
    }

    private void Free()
    {
        NativeMemory.Free(_name);
        _name = null;
    }
}
