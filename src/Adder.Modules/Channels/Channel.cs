using Adder.Modules.Interpreters;

namespace Adder.Modules.Channels;

/// <summary>Which end of a channel is meant.</summary>
internal enum ChannelEnd
{
    Both = 0,
    Send = 1,
    Receive = -1,
}

/// <summary>A queue of data from interpreters to interpreters. The registry's lock guards it. (_PyChannelState)</summary>
internal sealed class Channel(long id)
{
    private readonly Queue<(SharedData Data, long Sender)> _items = new();
    private readonly Dictionary<long, bool> _senders = [], _receivers = [];
    private bool _isClosing;

    internal long Id => id;

    internal bool IsOpen { get; private set; } = true;

    /// <summary>Objects of Python that stand for the channel; it goes with the last.</summary>
    internal int References { get; set; }

    /// <summary>Nothing may be sent any more; what was sent may be received.</summary>
    internal bool IsClosing => _isClosing;

    // _channel_add
    internal void Add(SharedData data, long interpreter)
    {
        if (!IsOpen || _isClosing || !Associate(_senders, interpreter)) throw ChannelErrors.Closed(id);
        _items.Enqueue((data, interpreter));
    }

    /// <summary>The next item, or null. (_channel_next)</summary>
    internal SharedData? Next(long interpreter)
    {
        if (!IsOpen || !Associate(_receivers, interpreter)) throw ChannelErrors.Closed(id);
        SharedData? data = _items.TryDequeue(out (SharedData Data, long Sender) item) ? item.Data : null;
        if (_isClosing && _items.Count == 0) IsOpen = false;
        return data;
    }

    // _channel_close_all
    internal void Close(ChannelEnd end, bool force)
    {
        if (!IsOpen || (!force && end == ChannelEnd.Send && _isClosing)) throw ChannelErrors.Closed(id);
        if (!force && _items.Count > 0)
        {
            if (end != ChannelEnd.Send) throw ChannelErrors.NotEmpty(id);
            _isClosing = true;
            return;
        }
        IsOpen = false;
        _items.Clear();
    }

    /// <summary>Closes the ends for one interpreter only. (_channelends_close_interpreter)</summary>
    internal void Release(long interpreter, ChannelEnd end)
    {
        if (!IsOpen) throw ChannelErrors.Closed(id);
        if (end != ChannelEnd.Receive) _senders[interpreter] = false;
        if (end != ChannelEnd.Send) _receivers[interpreter] = false;
        SeeWhetherOpen();
    }

    /// <summary>An interpreter has ended: what it sent goes with it. (_channel_clear_interpreter)</summary>
    internal void Forget(long interpreter)
    {
        for (int i = _items.Count; i > 0; i--)
        {
            (SharedData Data, long Sender) item = _items.Dequeue();
            if (item.Sender != interpreter) _items.Enqueue(item);
        }
        if (_senders.ContainsKey(interpreter)) _senders[interpreter] = false;
        if (_receivers.ContainsKey(interpreter)) _receivers[interpreter] = false;
        SeeWhetherOpen();
    }

    internal bool IsAssociated(long interpreter, bool send)
    {
        if (!IsOpen || (send && _isClosing)) throw ChannelErrors.Closed(id);
        return (send ? _senders : _receivers).GetValueOrDefault(interpreter);
    }

    private static bool Associate(Dictionary<long, bool> end, long interpreter) => end.TryAdd(interpreter, true) || end[interpreter];

    // _channelends_is_open: never used, or somebody still uses it.
    private void SeeWhetherOpen()
    {
        if (_senders.Count + _receivers.Count > 0 && !_senders.ContainsValue(true) && !_receivers.ContainsValue(true)) IsOpen = false;
    }
}
