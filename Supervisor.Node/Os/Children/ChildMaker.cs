using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;
using Supervisor.Node.Logs;
using Supervisor.Node.Os.Interop;
using Supervisor.Node.Os.Users;

namespace Supervisor.Node.Os.Children;

/// <summary>The steps of a start, in the reference's order (specification 4.8, 4.9). Called on the spawner thread only.</summary>
internal sealed class ChildMaker(IChildPump pump, ChildEnvironment environment, IUserDatabase users)
{
    internal SpawnFailure? Locate(ProcessConfig process) => CommandLookup.Find(process, environment.Path).Problem;

    /// <summary>Finds the command, opens the logs and makes the pipes: what the parent does before it forks.</summary>
    internal (PreparedStart? Start, SpawnFailure? Problem) Prepare(string group, ProcessConfig process, IChildLogs logs)
    {
        var (command, problem) = CommandLookup.Find(process, environment.Path);
        if (command is null) return (null, problem);
        try
        {
            logs.Open();
            var streams = ChildStreams.Open(pump, logs, process.RedirectStderr, process.Uid);
            return (new PreparedStart(process, command, environment.For(group, process), streams), null);
        }
        catch (OsError e)
        {
            return (null, SpawnFailures.Channels(process, e.Errno));
        }
    }

    /// <summary>Makes the child: its number, or why there is none.</summary>
    internal (int Pid, SpawnFailure? Problem) Start(PreparedStart start, ThreadIdentity identity)
    {
        var uid = start.Process.Uid ?? 0;
        var (user, problem) = UserSwitch.To(start.Process.Uid, users);
        if (problem is not null) return (0, SpawnFailures.User(uid, Libc.EPERM, problem));
        if (user is null) return Execute(start, identity, null);
        try
        {
            return identity.Assume(user.User, user.Groups) is { } wrong
                ? (0, SpawnFailures.User(uid, wrong.Errno, wrong.Reason))
                : Execute(start, identity, user.User);
        }
        finally
        {
            identity.TakeBack();
        }
    }

    private static (int Pid, SpawnFailure? Problem) Execute(PreparedStart start, ThreadIdentity identity, UserEntry? user)
    {
        var process = start.Process;
        try
        {
            using var directory = process.Directory is { } path ? identity.OpenDirectory(path, user) : null;
            var ends = start.Streams.ChildEnds;
            var descriptors = new SpawnDescriptors(ends.Stdin, ends.Stdout, ends.Stderr, (int?)directory?.DangerousGetHandle());
            using var order = new SpawnOrder(start.Command, start.Environment);
            var before = process.Umask is { } mask ? Libc.umask((uint)mask) : 0;
            var errno = PosixSpawn.Run(order, descriptors, resetIds: user is not null, out var pid);
            if (process.Umask is not null) _ = Libc.umask(before);
            return errno == 0 ? (pid, null) : (0, SpawnFailures.Kernel(process, start.Command.Words[0], errno));
        }
        catch (OsError e)
        {
            return (0, SpawnFailures.WorkingDirectory(process.Directory ?? "", e.Errno));
        }
    }
}
