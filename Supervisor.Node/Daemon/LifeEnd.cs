using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Daemon;

/// <summary>How a life of the daemon ended.</summary>
internal abstract record LifeEnd
{
    private LifeEnd() { }

    /// <summary>Everything is stopped; the process may end.</summary>
    public sealed record Over : LifeEnd;

    /// <summary>Everything is stopped; another life follows.</summary>
    public sealed record Reload(SupervisorConfig Config) : LifeEnd;

    /// <summary>It did not begin.</summary>
    public sealed record Failed(string Error) : LifeEnd;
}
