using Adder.Modules.Interpreters;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Channels;

/// <summary><c>ChannelID</c>: a channel's number, or that of one of its ends.</summary>
[PyType("ChannelID", Module = "_xxinterpchannels", NoInstantiation = true, Doc = "The number of a channel.")]
internal sealed partial class PyChannelID : PyObject, IShareable
{
    private readonly ChannelRegistry? _registry;

    /// <summary>The object counts for the channel where a registry is given.</summary>
    internal PyChannelID(long number, ChannelEnd end, ChannelRegistry? registry) : base(TypeObject)
    {
        Number = number;
        End = end;
        _registry = registry is not null && registry.Take(number) ? registry : null;
        if (_registry is null) GC.SuppressFinalize(this);
    }

    ~PyChannelID() => _registry?.Drop(Number);

    internal long Number { get; }

    internal ChannelEnd End { get; }

    internal bool Exists => _registry is not null;

    public SharedData Share() => new Shared(Number, End);

    [PyGetSet("send")]
    private Value Send() => new PyChannelID(Number, ChannelEnd.Send, _registry);

    [PyGetSet("recv")]
    private Value Receive() => new PyChannelID(Number, ChannelEnd.Receive, _registry);

    [PyGetSet("end")]
    private string EndName() => End switch { ChannelEnd.Send => "send", ChannelEnd.Receive => "recv", _ => "both" };

    [Slot(Slot.NbInt)]
    [Slot(Slot.NbIndex)]
    private Value Int() => Number;

    [Slot(Slot.TpHash)]
    private long HashOf() => Hashing.OfInt(Number);

    [Slot(Slot.TpRepr)]
    private string ReprOf() => End == ChannelEnd.Both ? $"ChannelID({Number})" : $"ChannelID({Number}, {EndName()}=True)";

    [Slot(Slot.TpStr)]
    private string StrOf() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [Slot(Slot.TpRichcompare)]
    private Value Compare(ThreadState ts, Value other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne)) return Value.NotImplemented;
        if (other.Ref is PyChannelID id) return (End == id.End && Number == id.Number) == (op == CompareOp.Eq);
        return InterpreterNumbers.IsNumber(other) ? Comparison.Rich(ts, Number, other, op) : Value.NotImplemented;
    }

    private sealed class Shared(long number, ChannelEnd end) : SharedData
    {
        internal override Value Restore(ThreadState ts) => new PyChannelID(number, end, ts.Interpreter.Runtime.State<ChannelRegistry>());
    }
}
