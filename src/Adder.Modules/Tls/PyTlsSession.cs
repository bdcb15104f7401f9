using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Tls;

/// <summary><c>ssl.SSLSession</c>: what a later connection can go on with.</summary>
[PyType("SSLSession", Module = "_ssl", Subclassable = false, NoInstantiation = true)]
internal sealed unsafe partial class PyTlsSession : PyObject
{
    private Deathbed _deathbed;

    /// <summary>Takes the session over.</summary>
    internal PyTlsSession(nint handle, PyTlsContext context) : base(TypeObject)
    {
        Handle = handle;
        Context = context;
    }

    ~PyTlsSession()
    {
        if (_deathbed.IsDead(this)) LibSsl.FreeSession(Handle);
    }

    internal nint Handle { get; }

    internal PyTlsContext Context { get; }

    private ReadOnlySpan<byte> Id
    {
        get
        {
            uint length;
            byte* id = LibSsl.SessionId(Handle, &length);
            return new(id, (int)length);
        }
    }

    [PyGetSet("id", Doc = "Session id")]
    private PyBytes GetId() => PyBytes.From(Id);

    [PyGetSet("time", Doc = "When the session began, in seconds since the epoch.")]
    private long GetTime() => LibSsl.SessionTime(Handle);

    [PyGetSet("timeout", Doc = "Session timeout (delta in seconds).")]
    private long GetTimeout() => LibSsl.SessionTimeout(Handle);

    [PyGetSet("ticket_lifetime_hint", Doc = "Ticket life time hint.")]
    private long GetHint() => (long)LibSsl.TicketHint(Handle);

    [PyGetSet("has_ticket", Doc = "Does the session contain a ticket?")]
    private bool GetHasTicket() => LibSsl.HasTicket(Handle) != 0;

    [Slot(Slot.TpHash)]
    private long Hash()
    {
        HashCode hash = new();
        hash.AddBytes(Id);
        return hash.ToHashCode();
    }

    [Slot(Slot.TpRichcompare)]
    private Value Compare(Value other, CompareOp op)
    {
        if (other.Ref is not PyTlsSession session || op is not (CompareOp.Eq or CompareOp.Ne)) return Value.NotImplemented;
        return Id.SequenceEqual(session.Id) == (op == CompareOp.Eq);
    }
}
