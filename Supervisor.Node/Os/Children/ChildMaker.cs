using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;
using Supervisor.Node.Logs;
using Supervisor.Node.Os.Users;

namespace Supervisor.Node.Os.Children;

/// <summary>The steps of a start, in the reference's order (specification 4.8, 4.9). Used by the spawner thread only.</summary>
internal sealed class ChildMaker(IChildPump pump, ChildEnvironment environment, IUserDatabase users, SpawnAbilities abilities)
{
    internal SpawnFailure? Locate(ProcessConfig process) => CommandLookup.Find(process, environment.Path).Problem;

    /// <summary>Finds the command, opens the logs and makes the pipes: what the reference's parent does before it forks.</summary>
    internal (PreparedStart? Start, SpawnFailure? Problem) Prepare(
        string group, ProcessConfig process, IChildLogs logs, int? socket)
    {
        var (command, problem) = CommandLookup.Find(process, environment.Path);
        if (command is null) return (null, problem);
        try
        {
            logs.Open();
            var streams = ChildStreams.Open(pump, logs, process, socket);
            return (new PreparedStart(process, command, environment.For(group, process), streams), null);
        }
        catch (OsError e)
        {
            return (null, SpawnFailures.Channels(process, e.Errno));
        }
    }

    /// <summary>Makes the child: its number, or why there is none.</summary>
    internal (int Pid, SpawnFailure? Problem) Start(PreparedStart start, SpawnerIdentity identity)
    {
        var (user, problem) = UserSwitch.To(start.Process.Uid, users);
        if (problem is not null) return (0, SpawnFailures.User(start.Process, 0, problem));
        try
        {
            using var call = new SpawnCall(start, user, abilities, identity);
            var plan = call.Run();
            if (plan.IsSpoilt) identity.IsIntact = false;
            return (plan.Pid, SpawnFailures.Of(start, plan));
        }
        catch (OsError e)
        {
            return (0, SpawnFailures.Kernel(start, e.Errno));
        }
    }
}
