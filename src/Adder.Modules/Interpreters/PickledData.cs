using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Interpreters;

/// <summary>An object that is made anew from its pickle.</summary>
internal sealed class PickledData(byte[] pickle, string? mainFile) : SharedData
{
    /// <summary>Throws what pickling throws.</summary>
    internal static PickledData Of(ThreadState ts, Value value)
    {
        Value pickled = Calls.Call(ts, ModuleLookup.Attribute(ts, "pickle", "dumps"), value).OrThrow(ts);
        return new PickledData(((PyBytes)pickled.Ref).ToArray(), MainFile(ts));
    }

    // What the main script defines may be met in any interpreter.
    private static string? MainFile(ThreadState ts)
    {
        if (ts.Interpreter.IsMain && Hosting.MainModule.Get(ts).Dict.FindString("__file__").Ref is PyStr file) return file.ToString();
        return ts.Interpreter.Config.RunFilename;
    }

    internal override Value Restore(ThreadState ts)
    {
        ModuleLookup.Import(ts, "_adder.crossing").OrThrow(ts);
        Value loads = Attributes.Get(ts, ts.Interpreter.Modules.FindString("_adder.crossing"), "loads").OrThrow(ts);
        return Calls.Call(ts, loads, PyBytes.Own(pickle), mainFile is null ? Value.None : mainFile).OrThrow(ts);
    }
}
