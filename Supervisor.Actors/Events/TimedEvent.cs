namespace Supervisor.Actors.Events;

/// <summary>What happened on this node, and when it was heard of.</summary>
public sealed record TimedEvent(DateTimeOffset Time, SupervisorEvent Event)
{
    /// <summary>The name of the concrete type, <c>PROCESS_STATE_RUNNING</c>.</summary>
    public string Type => EventText.Type(Event);
}
