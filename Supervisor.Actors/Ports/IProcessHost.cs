using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;

namespace Supervisor.Actors.Ports;

/// <summary>Makes children and hears of their deaths. Nothing here blocks: what takes time is answered by a <see cref="HostEvent"/>.</summary>
public interface IProcessHost
{
    /// <summary>
    /// Opens the slot of one process; AUTO log files get their names now. Events about it are told to
    /// <paramref name="owner"/>, in the order they happened.
    /// </summary>
    /// <param name="group">The name of its group.</param>
    /// <param name="process">The slot's definition.</param>
    /// <param name="owner">Who hears of it.</param>
    /// <param name="socket">What its children have as stdin; null for a pipe.</param>
    IProcessSlot Open(string group, ProcessConfig process, ICanTell owner, ISharedSocket? socket = null);

    /// <summary>
    /// The socket of one fcgi-program, for its processes in whatever groups. It is opened with the first child that needs it.
    /// </summary>
    ISharedSocket Share(string program, FastCgiConfig socket);

    /// <summary>
    /// Opens and closes the sockets of a group once, so that a mistake shows before the group is active; answered by
    /// <see cref="HostEvent.SocketsTried"/>.
    /// </summary>
    void TrySockets(GroupConfig group, ICanTell owner);
}

/// <summary>
/// A listening socket that exists while a child has it: made with the first, closed with the last (specification 4.13).
/// </summary>
public interface ISharedSocket
{
    /// <summary>Where it listens, as the configuration has it.</summary>
    string Url { get; }
}

/// <summary>The operating system's side of one process slot; outlives many children.</summary>
public interface IProcessSlot
{
    /// <summary>Path of the stdout log, or null when there is none.</summary>
    string? StdoutLogFile { get; }

    /// <summary>Path of the stderr log, or null when there is none or stderr is redirected.</summary>
    string? StderrLogFile { get; }

    /// <summary>Looks the command up as a start would; answered by <see cref="HostEvent.CommandLocated"/>.</summary>
    void Locate(long ticket);

    /// <summary>
    /// Makes a child; answered by <see cref="HostEvent.ChildSpawned"/> or <see cref="HostEvent.SpawnFailed"/>. Starts of
    /// all slots happen in the order they were asked for, except that nobody waits for a host name that a socket needs.
    /// </summary>
    void Spawn(Incarnation incarnation);

    /// <summary>
    /// The owner has dealt with the end of a child, or with a start that came to nothing: what the child shared with others
    /// is let go. The next spawn says the same.
    /// </summary>
    void Forget();

    /// <summary>Sends a signal to the child, or to its whole process group.</summary>
    SignalOutcome Signal(Incarnation incarnation, int signal, bool wholeGroup);

    /// <summary>Hands bytes to the child's stdin; they are written as the pipe allows, in order.</summary>
    StdinOutcome WriteStdin(Incarnation incarnation, ReadOnlyMemory<byte> bytes);

    /// <summary>Closes and reopens the log files (logrotate moved them away).</summary>
    void ReopenLogs();

    /// <summary>Empties the logs; answered by <see cref="HostEvent.LogsCleared"/>.</summary>
    void ClearLogs(long ticket);

    /// <summary>
    /// One piece of output that was told, of so many bytes, has been dealt with. The host keeps back what would be too much at a
    /// time. Safe for any thread.
    /// </summary>
    void Heard(int bytes);

    /// <summary>The slot is not used again: its channels are closed when its last child is gone.</summary>
    void Close();
}

/// <summary>What became of a signal.</summary>
public abstract record SignalOutcome
{
    private SignalOutcome() { }

    /// <summary>The kernel took it.</summary>
    public sealed record Sent : SignalOutcome;

    /// <summary>There is no such child any more (ESRCH): its exit is on its way.</summary>
    public sealed record Gone(string Reason) : SignalOutcome;

    /// <summary>The kernel refused, for example EPERM.</summary>
    public sealed record Failed(string Reason) : SignalOutcome;
}

/// <summary>What became of bytes meant for a child's stdin.</summary>
public enum StdinOutcome
{
    /// <summary>Accepted: written, or queued in order.</summary>
    Accepted,

    /// <summary>The child has closed its stdin, or has none.</summary>
    Closed,

    /// <summary>More is queued than the bound allows; nothing was taken.</summary>
    Full,

    /// <summary>No such child.</summary>
    NoChild,
}

/// <summary>What the host tells the owner of a slot.</summary>
public abstract record HostEvent
{
    private HostEvent() { }

    /// <summary>Answer to <see cref="IProcessHost.TrySockets"/>: null when all could be opened.</summary>
    public sealed record SocketsTried(GroupConfig Group, string? Problem) : HostEvent;

    /// <summary>Answer to <see cref="IProcessSlot.Locate"/>: null when the command can be run.</summary>
    public sealed record CommandLocated(long Ticket, SpawnFailure? Problem) : HostEvent;

    /// <summary>A child runs. The time is the clock's timestamp just before the spawn.</summary>
    public sealed record ChildSpawned(Incarnation Incarnation, int Pid, long Timestamp) : HostEvent;

    /// <summary>No child was made.</summary>
    public sealed record SpawnFailed(Incarnation Incarnation, SpawnFailure Failure) : HostEvent;

    /// <summary>
    /// The child is dead and reaped, and what it had written is in its logs. The time is the clock's timestamp of the
    /// exit notification. Never told before the <see cref="ChildSpawned"/> of the same incarnation.
    /// </summary>
    public sealed record ChildExited(Incarnation Incarnation, WaitStatus Status, long Timestamp) : HostEvent
    {
        /// <summary>What it had used; null when that is not known.</summary>
        public ChildUsage? Usage { get; init; }

        /// <summary>The last it wrote.</summary>
        public OutputEnd Output { get; init; } = OutputEnd.None;
    }

    /// <summary>An event listener wrote something, as it was written. Told before its <see cref="ChildExited"/>.</summary>
    public sealed record ListenerSpoke(Incarnation Incarnation, ReadOnlyMemory<byte> Bytes) : HostEvent;

    /// <summary>Output of a channel with <c>*_events_enabled</c> went to its log; UTF-8, told before <see cref="ChildExited"/>.</summary>
    public sealed record OutputLogged(string Channel, ReadOnlyMemory<byte> Text) : HostEvent;

    /// <summary>Output stood between the tags of the capture mode; UTF-8, told before <see cref="ChildExited"/>.</summary>
    public sealed record OutputCaptured(string Channel, ReadOnlyMemory<byte> Text) : HostEvent;

    /// <summary>Answer to <see cref="IProcessSlot.ClearLogs"/>.</summary>
    public sealed record LogsCleared(long Ticket, bool Succeeded) : HostEvent;
}
