using System.Threading.Channels;
using Supervisor.Node.Cluster;

namespace Supervisor.Tests.Clustered;

/// <summary>Cluster systems that end when the test says so.</summary>
internal sealed class FakeSystems : IClusterSystems
{
    private readonly Channel<FakeSystem> _begun = Channel.CreateUnbounded<FakeSystem>();

    /// <summary>What beginning throws, as long as it is set.</summary>
    public Exception? Fault { get; set; }

    public int Attempts { get; private set; }

    public IClusterSystem Begin(JoinPlan plan)
    {
        Attempts++;
        if (Fault is { } fault) throw fault;
        var system = new FakeSystem(plan);
        _begun.Writer.TryWrite(system);
        return system;
    }

    /// <summary>The next system that begins.</summary>
    public async Task<FakeSystem> Next() => await _begun.Reader.ReadAsync();

    public bool HasNext => _begun.Reader.TryPeek(out _);
}

internal sealed class FakeSystem(JoinPlan plan) : IClusterSystem
{
    private readonly TaskCompletionSource<ClusterEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JoinPlan Plan => plan;

    public string Address => "akka.tcp://supervisor@here:1";

    public bool IsAlone { get; set; }

    public bool IsLeaving { get; set; }

    public Task<ClusterEnd> End => _end.Task;

    public bool WasAskedToLeave { get; private set; }

    public void Finish(ClusterEnd end) => _end.TrySetResult(end);

    public Task Leave()
    {
        WasAskedToLeave = true;
        Finish(new ClusterEnd.Left());
        return Task.CompletedTask;
    }
}
