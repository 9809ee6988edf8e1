namespace Supervisor.Actors.Messages;

/// <summary>The state of the daemon; the numbers are supervisord's (specification 4.1).</summary>
public enum Mood
{
    /// <summary>Stopping everything to end.</summary>
    Shutdown = -1,

    /// <summary>Stopping everything to begin anew.</summary>
    Restarting = 0,

    /// <summary>At work.</summary>
    Running = 1,
}
