using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;

namespace Supervisor.Actors.Messages;

/// <summary>
/// What may be asked of the supervision tree. Every command is answered by one <see cref="CommandReply"/>; with
/// <c>Wait</c> the answer comes when the outcome is known.
/// </summary>
public abstract record SupervisorCommand
{
    private SupervisorCommand() { }

    /// <summary>Who asks, as people read it; null when that is not known. It does not travel to other nodes.</summary>
    public string? By { get; init; }

    /// <summary>Start what starts by itself; answered once every process is on the board.</summary>
    public sealed record Begin : SupervisorCommand;

    /// <summary>Start one process (specification 5.8.4).</summary>
    public sealed record StartProcess(Namespec Name, bool Wait) : SupervisorCommand;

    /// <summary>Start every member of a group that is not running.</summary>
    public sealed record StartGroup(string Group, bool Wait) : SupervisorCommand;

    /// <summary>Start every process that is not running.</summary>
    public sealed record StartAll(bool Wait) : SupervisorCommand;

    /// <summary>Stop one process.</summary>
    public sealed record StopProcess(Namespec Name, bool Wait) : SupervisorCommand;

    /// <summary>Stop every member of a group that is running.</summary>
    public sealed record StopGroup(string Group, bool Wait) : SupervisorCommand;

    /// <summary>Stop every process that is running.</summary>
    public sealed record StopAll(bool Wait) : SupervisorCommand;

    /// <summary>Send a signal to one process; null stands for a signal nobody knows, written as <c>Text</c>.</summary>
    public sealed record SignalProcess(Namespec Name, int? Signal, string Text) : SupervisorCommand;

    /// <summary>Send a signal to every signallable member of a group.</summary>
    public sealed record SignalGroup(string Group, int? Signal, string Text) : SupervisorCommand;

    /// <summary>Send a signal to every signallable process.</summary>
    public sealed record SignalAll(int? Signal, string Text) : SupervisorCommand;

    /// <summary>Hand bytes to a process's stdin.</summary>
    public sealed record SendStdin(Namespec Name, ReadOnlyMemory<byte> Bytes) : SupervisorCommand;

    /// <summary>Empty the logs of one process.</summary>
    public sealed record ClearLogs(Namespec Name) : SupervisorCommand;

    /// <summary>Empty the logs of every process.</summary>
    public sealed record ClearAllLogs : SupervisorCommand;

    /// <summary>Tell what became of the last children of one process: answered by <see cref="CommandReply.Children"/>.</summary>
    public sealed record TellHistory(Namespec Name) : SupervisorCommand;

    /// <summary>A newly read configuration: answered by <see cref="CommandReply.Difference"/>; nothing else changes yet.</summary>
    public sealed record Reread(SupervisorConfig Config) : SupervisorCommand;

    /// <summary>Activate a group of the configuration last read.</summary>
    public sealed record AddGroup(string Group) : SupervisorCommand;

    /// <summary>Deactivate a group whose members are all stopped.</summary>
    public sealed record RemoveGroup(string Group) : SupervisorCommand;

    /// <summary>Put a program that no file names into an active group; answered once its processes are on the board.</summary>
    public sealed record AddProgram(string Group, ProgramConfig Program) : SupervisorCommand;

    /// <summary>Take a stopped process out of its group.</summary>
    public sealed record RemoveProcess(Namespec Name) : SupervisorCommand;

    /// <summary>A client's message for event listeners (REMOTE_COMMUNICATION).</summary>
    public sealed record RemoteCommunication(string Type, string Data) : SupervisorCommand;

    /// <summary>Close and reopen every child log.</summary>
    public sealed record ReopenLogs : SupervisorCommand;

    /// <summary>Stop everything, then end.</summary>
    public sealed record Shutdown : SupervisorCommand;

    /// <summary>Stop everything, then begin anew with a freshly read configuration.</summary>
    public sealed record Restart : SupervisorCommand;
}

/// <summary>The outcome of a command for one process of several.</summary>
public sealed record ProcessOutcome(string Group, string Name, FaultCode Status, string Description)
{
    /// <summary>It went well.</summary>
    public static ProcessOutcome Ok(string group, string name) => new(group, name, FaultCode.Success, "OK");
}

/// <summary>The one answer to a command.</summary>
public abstract record CommandReply
{
    private CommandReply() { }

    /// <summary>It is done, or under way when nobody waits.</summary>
    public sealed record Done : CommandReply;

    /// <summary>It was refused or failed; the extra text follows the code's name.</summary>
    public sealed record Fault(FaultCode Code, string? Extra = null) : CommandReply
    {
        /// <summary><c>BAD_NAME: x</c></summary>
        public string Text => Extra is null ? Code.WireName() : $"{Code.WireName()}: {Extra}";
    }

    /// <summary>What happened to each process that needed the action.</summary>
    public sealed record Outcomes(EquatableArray<ProcessOutcome> Items) : CommandReply;

    /// <summary>The last children of a process, the newest first.</summary>
    public sealed record Children(EquatableArray<ChildRecord> Items) : CommandReply;

    /// <summary>Groups that a reread would add, change and remove.</summary>
    public sealed record Difference(EquatableArray<string> Added, EquatableArray<string> Changed, EquatableArray<string> Removed) : CommandReply;
}
