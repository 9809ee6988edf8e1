namespace Supervisor.Actors.Configuration;

/// <summary>What happens when a RUNNING process exits by itself (specification 2.7.5, <c>autorestart</c>).</summary>
public enum AutoRestart
{
    /// <summary><c>autorestart=false</c>: it stays EXITED.</summary>
    Never,

    /// <summary><c>autorestart=unexpected</c>: it is restarted unless its exit code is in <c>exitcodes</c>.</summary>
    Unexpected,

    /// <summary><c>autorestart=true</c>: it is always restarted.</summary>
    Always,
}
