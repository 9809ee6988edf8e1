using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Remote.Links;

namespace Supervisor.Tests.Engine.Remote;

/// <summary>A network inside the process, in place of TCP: hosts are names; it can be cut, and a host can stop to read.</summary>
internal sealed class MemoryNetwork(bool isLoopback = true)
{
    private readonly ConcurrentDictionary<string, Func<IConnection, Task>> _listeners = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _deaf = new();
    private readonly ConcurrentBag<(string From, string To, MemoryConnection End)> _ends = [];
    private readonly ConcurrentDictionary<string, byte> _cut = new();
    private volatile string[] _side = [];

    /// <summary>For a system on that host.</summary>
    public RemoteTransportSetup On(string host) => new(system => new Transport(this, system.Name, host));

    /// <summary>Connections of that host are lost, and there are no new ones, from it or to it.</summary>
    public void Cut(string host)
    {
        _cut[host] = 0;
        foreach (var end in _ends.Where(e => e.From == host || e.To == host)) end.End.Dispose();
    }

    public void Heal(string host) => _cut.TryRemove(host, out _);

    /// <summary>Between these hosts and all others there are no connections any more.</summary>
    public void Split(params string[] side)
    {
        _side = side;
        foreach (var end in _ends.Where(e => AreApart(e.From, e.To))) end.End.Dispose();
    }

    public void Join() => _side = [];

    /// <summary>It reads nothing; whoever writes to it waits, sooner or later.</summary>
    public void MakeDeaf(string host) => _deaf[host] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Wake(string host)
    {
        if (_deaf.TryRemove(host, out var waiting)) waiting.SetResult();
    }

    private bool AreApart(string a, string b) => _side.Contains(a) != _side.Contains(b);

    private Task Hearing(string host) => _deaf.TryGetValue(host, out var waiting) ? waiting.Task : Task.CompletedTask;

    private MemoryConnection Connect(string from, string to)
    {
        if (_cut.ContainsKey(from) || _cut.ContainsKey(to) || AreApart(from, to) || !_listeners.TryGetValue(to, out var accept))
            throw new IOException($"{to} cannot be reached");
        var dialer = new MemoryConnection(to, isLoopback) { Gate = () => Hearing(from) };
        var listener = new MemoryConnection(from, isLoopback) { Gate = () => Hearing(to) };
        dialer.Join(listener);
        _ends.Add((from, to, dialer));
        _ends.Add((to, from, listener));
        _ = accept(listener);
        return dialer;
    }

    private sealed class Transport(MemoryNetwork network, string system, string host) : ITransport
    {
        public Address Listen(Func<IConnection, Task> accept)
        {
            network._listeners[host] = accept;
            return new Address("akka.tcp", system, host, 1);
        }

        public Task<IConnection> Connect(Address target, CancellationToken cancel) =>
            Task.Run<IConnection>(() => network.Connect(host, target.Host), cancel);

        public void Dispose() => network._listeners.TryRemove(host, out _);
    }
}
