using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Fleet.Usage;
using Supervisor.Node.Rpc;

namespace Supervisor.Node.Fleet.Usage;

/// <summary>Measures on a thread of the pool, and only when somebody asks.</summary>
internal sealed class UsageMeter(ISupervisor supervisor) : IUsageMeter
{
    public void Measure(ICanTell asker) => _ = Tell(asker);

    public Task<EquatableArray<ProcessUsage>> Measure() => Task.Run(() => EquatableArray.Of(
        ProcessTrees.Sum(supervisor.Board.All().Where(p => p.Pid > 0), ProcTable.Read(), Environment.SystemPageSize)));

    private async Task Tell(ICanTell asker) =>
        asker.Tell(new UsageMeasured(await Measure().ConfigureAwait(false)), ActorRefs.NoSender);
}
