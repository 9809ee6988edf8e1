namespace Supervisor.Actors.Ports;

/// <summary>What became of a message to the service manager.</summary>
public abstract record NotifyOutcome
{
    private NotifyOutcome() { }

    /// <summary>It is in the manager's queue.</summary>
    public sealed record Sent : NotifyOutcome;

    /// <summary>Its queue is full; later it may be taken.</summary>
    public sealed record Busy : NotifyOutcome;

    /// <summary>Nobody takes it.</summary>
    public sealed record Failed(string Reason) : NotifyOutcome;
}

/// <summary>The way to the service manager.</summary>
public interface INotifySocket
{
    /// <summary>Never waits.</summary>
    NotifyOutcome Send(string text);
}
