using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet;
using Supervisor.Node.Rpc.Methods;
using Supervisor.Node.Rpc.Names;

namespace Supervisor.Node.Api;

/// <summary>A process as it is shown: its group carries its node where that is another's, or the whole fleet is shown.</summary>
/// <param name="Process">What is known.</param>
/// <param name="Group">The group as it is asked for.</param>
/// <param name="Description">What people read beside the state.</param>
internal sealed record ProcessRow(ProcessInfo Process, string Group, string Description)
{
    /// <summary>How its latest child ended; null when there was none, or it was on another node.</summary>
    public ChildRecord? LastExit { get; init; }

    /// <summary>One of this node's own.</summary>
    public static ProcessRow Own(ProcessInfo process, HistoryBoard history, TimeProvider time) =>
        new(process, process.Group, Describe(process, TimeSpan.Zero, time))
        {
            LastExit = history.Of(new(process.Group, process.Name)).LastExit,
        };

    /// <summary>
    /// One of a node of the fleet. Of a node that cannot be reached nobody knows how its processes are: the description says what was
    /// known.
    /// </summary>
    public static ProcessRow Of(NodeState node, ProcessInfo process, TimeProvider time)
    {
        var group = Place.Join(process.Group, node.Key);
        if (node.Member.IsReachable || node.IsSelf) return new(process, group, Describe(process, TimeSpan.Zero, time));
        var then = Describe(process, node.Age, time);
        var was = then.Length > 0 ? $"{process.State.WireName()} ({then})" : process.State.WireName();
        var silence = ProcessDescription.Uptime((long)node.Age.TotalSeconds);
        return new(process with { State = ProcessState.Unknown, Pid = 0 }, group, $"unreachable for {silence}, was {was}");
    }

    private static string Describe(ProcessInfo process, TimeSpan ago, TimeProvider time) =>
        ProcessDescription.Of(process, (time.GetUtcNow() - ago).ToUnixTimeSeconds(), time.LocalTimeZone);
}
