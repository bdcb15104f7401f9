using System.Collections;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Posix;

/// <summary>The process's environment as bytes.</summary>
internal static class PosixEnvironment
{
    internal static PyDict Read(ThreadState ts)
    {
        PyDict environment = new();
        byte[] block = ReadBlock();
        int start = 0;
        while (start < block.Length)
        {
            int end = Array.IndexOf(block, (byte)0, start);
            if (end < 0) end = block.Length;
            ReadOnlySpan<byte> entry = block.AsSpan(start, end - start);
            int equals = entry.Length > 1 ? entry[1..].IndexOf((byte)'=') + 1 : 0;
            if (equals > 0) environment.Set(ts, PyBytes.From(entry[..equals]), PyBytes.From(entry[(equals + 1)..]));
            start = end + 1;
        }
        if (ts.Interpreter.Config.XOption("impl") is { Length: > 0 } implementation) HandOn(ts, environment, implementation);
        return environment;
    }

    // Processes that the program starts with sys.executable are to say the same of themselves.
    private static unsafe void HandOn(ThreadState ts, PyDict environment, string implementation)
    {
        byte[] text = [.. System.Text.Encoding.UTF8.GetBytes(implementation), 0];
        fixed (byte* name = "ADDER_IMPL\0"u8, value = text) SystemErrors.Check(ts, LibC.SetVariable(name, value, 1));
        environment.Set(ts, PyBytes.From("ADDER_IMPL"u8), PyBytes.From(text.AsSpan(0, text.Length - 1)));
    }

    // .NET's own view has lost bytes that are not UTF-8.
    private static byte[] ReadBlock() => ProcessFile.TryRead("/proc/self/environ\0"u8) ?? FromRuntime();

    private static byte[] FromRuntime()
    {
        using MemoryStream block = new();
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            block.Write(System.Text.Encoding.UTF8.GetBytes($"{entry.Key}={entry.Value}\0"));
        }
        return block.ToArray();
    }
}
