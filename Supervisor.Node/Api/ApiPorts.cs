using System.Collections.Immutable;
using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet;
using Supervisor.Node.Logs.Following;
using Supervisor.Node.Rpc;
using Supervisor.Node.Rpc.Names;

namespace Supervisor.Node.Api;

/// <summary>What the JSON interface tells of.</summary>
/// <param name="Supervisor">This node.</param>
/// <param name="Watcher">Tells of logs that grow.</param>
/// <param name="Time">Both clocks.</param>
/// <param name="Fleet">The others; null without <c>[cluster]</c>.</param>
/// <param name="IsWhole">"All" means the fleet.</param>
internal sealed record ApiPorts(ISupervisor Supervisor, LogWatcher Watcher, TimeProvider Time, IFleet? Fleet, bool IsWhole)
{
    public CommandRouter Router { get; } = new(Supervisor, Fleet);

    /// <exception cref="ApiException">There is no such process, or its node is not known.</exception>
    public ProcessRow Find(string written)
    {
        var (process, node, fault) = Router.Find(written);
        if (process is null) throw new ApiException(Problem.Of((FaultCode)fault!.Code, fault.String));
        return node is null ? Own(process) : ProcessRow.Of(node, process, Time);
    }

    public ProcessRow Own(ProcessInfo process) => ProcessRow.Own(process, Supervisor.Board.History, Time);

    /// <summary>The processes of a group, here or elsewhere; none where there is no such group.</summary>
    public ImmutableArray<ProcessInfo> Members(Place place)
    {
        var all = place.Node is null ? Supervisor.Board.All() : Fleet!.Find(place.Node).Node?.Rows() ?? [];
        return [.. all.Where(p => p.Group == place.Name.Group)];
    }
}
