using System.Runtime.InteropServices;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;
using Supervisor.Node.Configuration.Values;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>The words for a start that failed (specification 4.8, 4.9, 4.11, Appendix B.2).</summary>
internal static class SpawnFailures
{
    internal static SpawnFailure Socket(string why) => new(SpawnStage.OpenSocket, 0, why);

    internal static SpawnFailure Unparsable(string command, string why) =>
        new(SpawnStage.ParseCommand, 0, $"can't parse command {PyText.Repr(command)}: {why}");

    internal static SpawnFailure Empty() => new(SpawnStage.ParseCommand, 0, "command is empty");

    internal static SpawnFailure NotFound(string command) =>
        new(SpawnStage.FindCommand, Libc.ENOENT, $"can't find command {PyText.Repr(command)}");

    internal static SpawnFailure Directory(string path) =>
        new(SpawnStage.CheckCommand, 0, $"command at {PyText.Repr(path)} is a directory");

    internal static SpawnFailure NotExecutable(string path) =>
        new(SpawnStage.CheckCommand, Libc.EACCES, $"command at {PyText.Repr(path)} is not executable");

    internal static SpawnFailure NotPermitted(string path) =>
        new(SpawnStage.CheckCommand, Libc.EACCES, $"no permission to run command {PyText.Repr(path)}");

    internal static SpawnFailure Channels(ProcessConfig process, int errno) => new(SpawnStage.OpenChannels, errno, errno == Libc.EMFILE
        ? $"too many open files to spawn '{process.Name}'"
        : $"unknown error making dispatchers for '{process.Name}': {ErrnoName.Of(errno)}");

    internal static SpawnFailure User(ProcessConfig process, int errno, string why) =>
        new(SpawnStage.SetUser, errno, $"couldn't setuid to {process.Uid}: {why}");

    /// <summary>Null when there is a child.</summary>
    internal static SpawnFailure? Of(PreparedStart start, in SpawnPlan plan) => plan.FailedAt switch
    {
        SpawnStep.None => null,
        SpawnStep.SetGroups => User(start.Process, plan.Errno, "Could not set groups of effective user"),
        SpawnStep.SetGroup => User(start.Process, plan.Errno, "Could not set group id of effective user"),
        SpawnStep.SetUser => User(start.Process, plan.Errno, Marshal.GetPInvokeErrorMessage(plan.Errno)),
        SpawnStep.EnterDirectory =>
            new(SpawnStage.ChangeDirectory, plan.Errno, $"couldn't chdir to {start.Process.Directory}: {ErrnoName.Of(plan.Errno)}"),
        _ => Kernel(start, plan.Errno),
    };

    /// <summary>A fault of our own; the activity log says more.</summary>
    internal static SpawnFailure Bug(ProcessConfig process, Exception bug) =>
        new(SpawnStage.OpenChannels, 0, $"unknown error making dispatchers for '{process.Name}': {bug.GetType().Name}");

    /// <summary>
    /// One number comes back for the fork and the exec. Too little memory or too many processes is the fork's: also where the
    /// kernel counts the user's processes only at the exec.
    /// </summary>
    internal static SpawnFailure Kernel(PreparedStart start, int errno) => errno switch
    {
        Libc.EAGAIN => new(SpawnStage.Fork, errno, $"Too many processes in process table to spawn '{start.Process.Name}'"),
        Libc.ENOMEM or Libc.ENOSYS =>
            new(SpawnStage.Fork, errno, $"unknown error during fork for '{start.Process.Name}': {ErrnoName.Of(errno)}"),
        _ => new(SpawnStage.Execute, errno, $"couldn't exec {start.Command.Words[0]}: {ErrnoName.Of(errno)}"),
    };
}
