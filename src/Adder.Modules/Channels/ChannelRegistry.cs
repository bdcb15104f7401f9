using Adder.Modules.Interpreters;
using Adder.Runtime;

namespace Adder.Modules.Channels;

/// <summary>The channels of a runtime by number. (_channels)</summary>
internal sealed class ChannelRegistry : IState<ChannelRegistry>
{
    static ChannelRegistry IState<ChannelRegistry>.New() => new();

    private readonly object _lock = new();
    private readonly SortedDictionary<long, Channel> _channels = [];
    private long _nextId;

    internal long Create()
    {
        lock (_lock)
        {
            long id = _nextId++;
            _channels.Add(id, new Channel(id));
            return id;
        }
    }

    internal void Destroy(long id)
    {
        lock (_lock)
        {
            if (!_channels.Remove(id)) throw ChannelErrors.NotFound(id);
        }
    }

    /// <summary>All numbers, the newest first.</summary>
    internal long[] All()
    {
        lock (_lock)
        {
            long[] ids = [.. _channels.Keys];
            Array.Reverse(ids);
            return ids;
        }
    }

    internal bool Contains(long id)
    {
        lock (_lock) return _channels.ContainsKey(id);
    }

    internal void Send(long id, SharedData data, long interpreter)
    {
        lock (_lock) Find(id).Add(data, interpreter);
    }

    /// <summary>The next item, or null.</summary>
    internal SharedData? Receive(long id, long interpreter)
    {
        lock (_lock) return Find(id).Next(interpreter);
    }

    internal void Close(long id, ChannelEnd end, bool force)
    {
        lock (_lock) Find(id).Close(end, force);
    }

    internal void Release(long id, long interpreter, ChannelEnd end)
    {
        lock (_lock) Find(id).Release(interpreter, end);
    }

    internal bool IsAssociated(long id, long interpreter, bool send)
    {
        lock (_lock) return Find(id).IsAssociated(interpreter, send);
    }

    /// <summary>An interpreter has ended.</summary>
    internal void Forget(long interpreter)
    {
        lock (_lock)
        {
            foreach (Channel channel in _channels.Values)
            {
                if (channel.IsOpen) channel.Forget(interpreter);
            }
        }
    }

    /// <summary>One more Python object stands for the channel; false when there is no such channel.</summary>
    internal bool Take(long id)
    {
        lock (_lock)
        {
            if (!_channels.TryGetValue(id, out Channel? channel)) return false;
            channel.References++;
            return true;
        }
    }

    /// <summary>One less; with the last one the channel goes. (_channels_release_cid_object)</summary>
    internal void Drop(long id)
    {
        lock (_lock)
        {
            if (_channels.TryGetValue(id, out Channel? channel) && --channel.References == 0) _channels.Remove(id);
        }
    }

    private Channel Find(long id) => _channels.TryGetValue(id, out Channel? channel) ? channel : throw ChannelErrors.NotFound(id);
}
