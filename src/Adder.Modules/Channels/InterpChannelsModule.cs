using Adder.Modules.Interpreters;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Channels;

/// <summary>The <c>_xxinterpchannels</c> module of 3.12: queues between interpreters.</summary>
[PyModule("_xxinterpchannels", Doc = "Channels between interpreters.\nThe 'interpreters' module is more convenient.")]
[PyModuleType(typeof(PyChannelID), Name = "ChannelID")]
[PyModuleType(typeof(ChannelErrorType), Name = "ChannelError")]
[PyModuleType(typeof(ChannelNotFoundErrorType), Name = "ChannelNotFoundError")]
[PyModuleType(typeof(ChannelClosedErrorType), Name = "ChannelClosedError")]
[PyModuleType(typeof(ChannelEmptyErrorType), Name = "ChannelEmptyError")]
[PyModuleType(typeof(ChannelNotEmptyErrorType), Name = "ChannelNotEmptyError")]
internal static partial class InterpChannelsModule
{
    private static ChannelRegistry Registry(ThreadState ts) => ts.Interpreter.Runtime.State<ChannelRegistry>();

    // channel_id_converter
    private static long Number(ThreadState ts, Value cid) => cid.Ref is PyChannelID id ? id.Number : InterpreterNumbers.Of(ts, cid, "channel");

    private static ChannelEnd End(ThreadState ts, Value send, Value recv)
    {
        bool sends = !send.IsNull && Truth.Test(ts, send), receives = !recv.IsNull && Truth.Test(ts, recv);
        if (sends == receives) return ChannelEnd.Both;
        return sends ? ChannelEnd.Send : ChannelEnd.Receive;
    }

    [PyFunction("create($module, /)\n--\n\nMake a channel; its ID.", Name = "create")]
    private static Value Create(ThreadState ts) => new PyChannelID(Registry(ts).Create(), ChannelEnd.Both, Registry(ts));

    [PyFunction("destroy($module, /, cid)\n--\n\nClose a channel and forget its ID.", Name = "destroy")]
    private static void Destroy(ThreadState ts, Value cid) => Registry(ts).Destroy(Number(ts, cid));

    [PyFunction("list_all($module, /)\n--\n\nThe IDs of all channels.", Name = "list_all")]
    private static Value ListAll(ThreadState ts)
    {
        // Channels whose last ID is dead are gone, as soon as the collector knows.
        GC.Collect();
        ts.Interpreter.Runtime.Finalizers.Await();
        PyList ids = new();
        foreach (long id in Registry(ts).All()) ids.Add(new PyChannelID(id, ChannelEnd.Both, Registry(ts)));
        return ids;
    }

    [PyFunction("list_interpreters($module, /, cid, *, send)\n--\n\nThe IDs of the interpreters that use one end of a channel.", Name = "list_interpreters")]
    private static Value ListInterpreters(ThreadState ts, Value cid, bool send)
    {
        long number = Number(ts, cid);
        PyList ids = new();
        foreach (Interpreter interpreter in ts.Interpreter.Runtime.Interpreters())
        {
            if (Registry(ts).IsAssociated(number, interpreter.Id, send)) ids.Add(new PyInterpreterID(interpreter.Id, interpreter));
        }
        return ids;
    }

    [PyFunction("send($module, /, cid, obj)\n--\n\nPut the object's data into a channel.", Name = "send")]
    private static void Send(ThreadState ts, Value cid, Value obj)
    {
        long number = Number(ts, cid);
        if (!Registry(ts).Contains(number)) throw ChannelErrors.NotFound(number);
        Registry(ts).Send(number, SharedData.Capture(ts, obj), ts.Interpreter.Id);
    }

    [PyFunction("recv($module, /, cid, default=<unrepresentable>)\n--\n\nThe next object of a channel; where there is none, the default, or else ChannelEmptyError.", Name = "recv")]
    private static Value Receive(ThreadState ts, Value cid, Value @default = default)
    {
        long number = Number(ts, cid);
        if (Registry(ts).Receive(number, ts.Interpreter.Id) is { } data) return data.Restore(ts);
        return @default.IsNull ? throw ChannelErrors.Empty(number) : @default;
    }

    [PyFunction("close($module, /, cid, *, send=None, recv=None, force=False)\n--\n\nClose a channel, or an end of it, for all interpreters.\n\nWhat was not received yet keeps all but the sending end open, unless forced.", Name = "close")]
    private static void Close(ThreadState ts, Value cid, Value send = default, Value recv = default, bool force = false) =>
        Registry(ts).Close(Number(ts, cid), End(ts, send, recv), force);

    [PyFunction("release($module, /, cid, *, send=None, recv=None, force=True)\n--\n\nClose a channel, or an end of it, for this interpreter.", Name = "release")]
    private static void Release(ThreadState ts, Value cid, Value send = default, Value recv = default, bool force = true) =>
        Registry(ts).Release(Number(ts, cid), ts.Interpreter.Id, End(ts, send, recv));

    [PyFunction("_channel_id($module, /, id, *, send=<unrepresentable>, recv=<unrepresentable>, force=False, _resolve=False)\n--\n\nThe ID object of a number.", Name = "_channel_id")]
    private static Value ChannelId(ThreadState ts, Value id, Value send = default, Value recv = default, bool force = false, bool resolve = false)
    {
        long number = Number(ts, id);
        bool noSend = !send.IsNull && !Truth.Test(ts, send), noReceive = !recv.IsNull && !Truth.Test(ts, recv);
        if (noSend && noReceive) throw Errors.ValueError("'send' and 'recv' cannot both be False");
        PyChannelID made = new(number, End(ts, send, recv), Registry(ts));
        return made.Exists || force ? made : throw ChannelErrors.NotFound(number);
    }
}
