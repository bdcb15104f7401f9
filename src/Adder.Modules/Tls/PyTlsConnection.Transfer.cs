using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Modules.Sockets;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Tls;

/// <summary>Handshake, reading, writing and the end, which all may wait for the other side.</summary>
internal sealed unsafe partial class PyTlsConnection
{
    private const int WantRead = 2, WantWrite = 3, SystemCall = 5, ZeroReturn = 6;

    private PyException? _callbackError;
    private bool _endWasSent;

    private enum Operation
    {
        Handshake, Read, Write, Shutdown,
    }

    private static string NameOf(Operation operation) => operation switch { Operation.Handshake => "handshake", Operation.Read => "read", _ => "write" };

    /// <summary>What one call of the library gave.</summary>
    private readonly record struct Outcome(int Result, int Error, int Errno, nuint Count);

    private Outcome Once(ThreadState ts, Operation operation, byte* buffer, nuint length)
    {
        nuint count = 0;
        Thread = ts;
        LibCrypto.ClearErrors();
        ts.Interpreter.Lock.Drop();
        Marshal.SetLastSystemError(0);
        int result = operation switch
        {
            Operation.Handshake => LibSsl.Handshake(Handle),
            Operation.Read => LibSsl.Read(Handle, buffer, length, &count),
            Operation.Write => LibSsl.Write(Handle, buffer, length, &count),
            _ => LibSsl.Shutdown(Handle),
        };
        int errno = Marshal.GetLastPInvokeError();
        int error = result < 1 ? LibSsl.GetError(Handle, result) : 0;
        ts.Interpreter.Lock.Take(ts);
        Thread = null;
        if (_callbackError is { } failed)
        {
            _callbackError = null;
            LibCrypto.ClearErrors();
            throw new PythonException(failed);
        }
        return new(result, error, errno, count);
    }

    /// <summary>Does it until it is done, has failed, or would block where nobody wants to wait.</summary>
    private Outcome Do(ThreadState ts, Operation operation, byte* buffer, nuint length)
    {
        Deadline deadline = Deadline.After(Socket?.TimeoutNanoseconds ?? 0);
        if (Socket is not null) Prepare(Socket);
        if (operation == Operation.Read) WaitForFirst(ts);
        while (true)
        {
            Outcome outcome = Once(ts, operation, buffer, length);
            if (!PendingWork.Run(ts)) throw ts.Throwable();
            if (outcome.Error is not (WantRead or WantWrite) || Socket is null || Socket.TimeoutNanoseconds == 0) return outcome;
            Wait(ts, operation, outcome.Error == WantRead ? PollEvents.In : PollEvents.Out, deadline);
        }
    }

    private void Prepare(PySocket socket)
    {
        if (socket.Descriptor < 0) throw TlsErrors.Plain("Underlying socket has been closed.");
        int nonBlocking = socket.TimeoutNanoseconds >= 0 ? 1 : 0;
        LibCrypto.Control(LibSsl.ReadBio(Handle), LibCrypto.SetNonBlocking, nonBlocking, null);
        LibCrypto.Control(LibSsl.WriteBio(Handle), LibCrypto.SetNonBlocking, nonBlocking, null);
    }

    // Where signals reach the thread, other than in the library's own read.
    private void WaitForFirst(ThreadState ts)
    {
        if (Socket is { TimeoutNanoseconds: < 0 } && LibSsl.Pending(Handle) == 0) Waiting.For(ts, Socket.Descriptor, PollEvents.In, Deadline.Never);
    }

    private void Wait(ThreadState ts, Operation operation, short events, Deadline deadline)
    {
        if (!Waiting.For(ts, Socket!.Descriptor, events, deadline))
        {
            string name = operation == Operation.Shutdown ? (events == PollEvents.In ? "read" : "write") : NameOf(operation);
            throw Errors.Make(PyType.TimeoutError, $"The {name} operation timed out");
        }
        if (Socket.Descriptor < 0) throw TlsErrors.Plain("Underlying socket has been closed.");
    }

    [PyMethod("do_handshake($self, /)\n--\n\n")]
    private void DoHandshake(ThreadState ts)
    {
        Outcome outcome = Do(ts, Operation.Handshake, null, 0);
        if (outcome.Result < 1) throw TlsErrors.Of(ts, this, outcome.Result, outcome.Error, outcome.Errno);
    }

    [PyMethod("read(size, [buffer])\nReceive at most so many bytes.", Name = "read", Convention = Objects.Clinic.CallingConvention.VarArgs)]
    private Value Read(ThreadState ts, int size, Value buffer = default)
    {
        if (!buffer.IsNull)
        {
            using WritableBufferView view = WritableBufferView.From(ts, buffer, "read", "argument 2");
            if (size <= 0 || size > view.Length) size = view.Length;
            return size == 0 ? 0 : Read(ts, view.Span[..size]);
        }
        if (size < 0) throw Errors.ValueError("size should not be negative");
        if (size == 0) return PyBytes.Empty;
        byte[] bytes = System.Buffers.ArrayPool<byte>.Shared.Rent(size);
        try
        {
            return PyBytes.From(bytes.AsSpan(0, Read(ts, bytes.AsSpan(0, size))));
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private int Read(ThreadState ts, Span<byte> target)
    {
        const int received = 2;
        fixed (byte* start = target)
        {
            Outcome outcome = Do(ts, Operation.Read, start, (nuint)target.Length);
            if (outcome.Result == 1) return (int)outcome.Count;
            if (outcome.Error == ZeroReturn && LibSsl.GetShutdown(Handle) == received) return 0;
            throw TlsErrors.Of(ts, this, outcome.Result, outcome.Error, outcome.Errno);
        }
    }

    [PyMethod("write($self, b, /)\n--\n\nSend bytes; gives how many were taken.")]
    private long Write(ThreadState ts, BufferView b)
    {
        byte nothing = 0;
        fixed (byte* start = b.Span)
        {
            Outcome outcome = Do(ts, Operation.Write, start == null ? &nothing : start, (nuint)b.Length);
            return outcome.Result == 1 ? (long)outcome.Count : throw TlsErrors.Of(ts, this, outcome.Result, outcome.Error, outcome.Errno);
        }
    }

    [PyMethod("pending($self, /)\n--\n\nHow many bytes can be read without receiving more.")]
    private int Pending() => LibSsl.Pending(Handle);

    [PyMethod("shutdown($self, /)\n--\n\nTell the peer that nothing more comes, and hear the same from it.")]
    private Value Shutdown(ThreadState ts)
    {
        Outcome outcome;
        int zeros = 0;
        do
        {
            // Data of the connection beneath that follows must not be read.
            if (_endWasSent) LibSsl.Control(Handle, LibSsl.SetReadAhead, 0, null);
            outcome = Do(ts, Operation.Shutdown, null, 0);
            _endWasSent |= outcome.Result == 0;
        }
        while (outcome.Result == 0 && ++zeros <= 1);
        if (outcome.Result < 0) throw TlsErrors.Of(ts, this, outcome.Result, outcome.Error, outcome.Errno);
        return Socket is { } socket ? socket : Value.None;
    }

    [PyMethod("verify_client_post_handshake($self, /)\n--\n\nAsk the client for its certificate after the handshake")]
    private bool VerifyClientPostHandshake(ThreadState ts) => LibSsl.VerifyClient(Handle) == 1 ? true : throw TlsErrors.Last(ts);

    /// <summary>What the library calls for every message.</summary>
    internal static void* MessageCallback => (delegate* unmanaged[Cdecl]<int, int, int, byte*, nuint, nint, nint, void>)&OnMessage;

    // _PySSL_msg_callback
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnMessage(int isWrite, int version, int contentType, byte* data, nuint length, nint connection, nint argument)
    {
        if (Of(connection) is not { } owner || owner.Thread is not { } ts || !owner.ContextObject.HasMessageCallback) return;
        ts.Interpreter.Lock.Take(ts);
        try
        {
            owner.Report(ts, isWrite != 0, version, contentType, new ReadOnlySpan<byte>(data, (int)length));
        }
        finally
        {
            ts.Interpreter.Lock.Drop();
        }
    }

    private void Report(ThreadState ts, bool isWrite, int version, int contentType, ReadOnlySpan<byte> data)
    {
        const int changeCipher = 20, alert = 21, handshake = 22, header = 0x100, innerContent = 0x101, changeCipherMessage = 0x101;
        int message = -1;
        switch (contentType)
        {
            case changeCipher: message = changeCipherMessage; break;
            case alert when data.Length > 1: message = data[1]; break;
            case handshake when data.Length > 0: message = data[0]; break;
            case header when data.Length > 2:
                message = data[0];
                version = data[1] << 8 | data[2];
                break;
            case innerContent when data.Length > 0: message = data[0]; break;
        }
        Value result = Calls.Call(
            ts, ContextObject.MessageCallback, [Owner, isWrite ? "write" : "read", version, contentType, message, PyBytes.From(data)], null);
        if (result.IsNull) _callbackError = ts.TakePending();
    }
}
