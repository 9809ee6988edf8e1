using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Tree;

/// <summary>
/// The end of everything, stage by stage: groups by descending priority, those of one priority together, the next when the one
/// before it has stopped (specification 3.6).
/// </summary>
internal sealed class Retirement(ActiveGroups groups, TreePorts ports)
{
    private readonly Queue<ImmutableArray<BatchItem>> _stages = [];

    internal void Plan(Cause cause)
    {
        foreach (var stage in groups.Retiring(cause)) _stages.Enqueue(stage);
    }

    internal bool TryNext([MaybeNullWhen(false)] out ImmutableArray<BatchItem> stage) => _stages.TryDequeue(out stage);

    /// <summary>Says in the log who is still there.</summary>
    internal void Report()
    {
        var unstopped = groups.Processes()
            .Select(name => ports.Board.Find(name))
            .OfType<ProcessInfo>()
            .Where(p => !p.State.IsStopped())
            .ToArray();
        if (unstopped.Length == 0) return;
        ports.Log.Write(LogLevel.Info, $"waiting for {string.Join(", ", unstopped.Select(p => p.Name))} to die");
        foreach (var process in unstopped)
            ports.Log.Write(LogLevel.Blather, $"{process.Name} state: {process.State.WireName()}");
    }
}
