namespace Supervisor.Actors.Events;

/// <summary>Where a listener is in its protocol (specification 7.5).</summary>
internal enum ListenerState
{
    /// <summary>Has not said READY since it started or since its last result.</summary>
    Acknowledged,

    /// <summary>Waits for an event.</summary>
    Ready,

    /// <summary>Has an event and owes a result.</summary>
    Busy,

    /// <summary>Broke the protocol: gets nothing until it is restarted.</summary>
    Unknown,
}

internal static class ListenerStates
{
    internal static string WireName(this ListenerState state) => state.ToString().ToUpperInvariant();
}
