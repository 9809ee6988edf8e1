using Akka.Actor;
using Supervisor.Actors.History;

namespace Supervisor.Actors.Tree;

/// <summary>What is asked of one process. Each is answered by exactly one reply.</summary>
internal abstract record ProcessAction
{
    private ProcessAction() { }

    /// <summary>What makes it happen; for starts, stops and signals.</summary>
    internal Cause? Cause { get; init; }

    /// <summary>Start it; with <c>Wait</c> the answer comes when it is RUNNING or has failed.</summary>
    internal sealed record Start(bool Wait) : ProcessAction;

    /// <summary>Start it if its section says so.</summary>
    internal sealed record Autostart : ProcessAction;

    /// <summary>Stop it; with <c>Wait</c> the answer comes when it has stopped.</summary>
    internal sealed record Stop(bool Wait) : ProcessAction;

    /// <summary>Send it a signal; null stands for a signal nobody knows, written as <c>Text</c>.</summary>
    internal sealed record Signal(int? Number, string Text) : ProcessAction;

    /// <summary>Hand bytes to its stdin.</summary>
    internal sealed record SendStdin(ReadOnlyMemory<byte> Bytes) : ProcessAction;

    /// <summary>Tell this pool of event listeners, whose member it is, what it enters and what it says.</summary>
    internal sealed record ReportTo(IActorRef Pool) : ProcessAction;

    /// <summary>Empty its logs.</summary>
    internal sealed record ClearLogs : ProcessAction;

    /// <summary>Close and reopen its logs.</summary>
    internal sealed record ReopenLogs : ProcessAction;

    /// <summary>Start nothing any more.</summary>
    internal sealed record Drain : ProcessAction;

    /// <summary>Stop it for good, whatever state it is in; answered when it has stopped.</summary>
    internal sealed record Retire : ProcessAction;

    /// <summary>Get ready to be removed: refused unless it is stopped.</summary>
    internal sealed record Leave : ProcessAction;

    /// <summary>The removal is off.</summary>
    internal sealed record Return : ProcessAction;
}
