namespace Supervisor.Actors.History;

/// <summary>What made a child start or stop.</summary>
public enum CauseKind
{
    /// <summary>Its group was activated, with the daemon or later, and it starts by itself.</summary>
    Autostart,

    /// <summary>The child before it had ended and <c>autorestart</c> wants another.</summary>
    Autorestart,

    /// <summary>The start before it had failed and <c>startretries</c> allows another.</summary>
    Retry,

    /// <summary>Somebody asked for it.</summary>
    Request,

    /// <summary>The daemon ends.</summary>
    Shutdown,

    /// <summary>The daemon begins anew.</summary>
    Reload,
}

/// <summary>Why a child was started or stopped.</summary>
/// <param name="Kind">What made it.</param>
/// <param name="By">Who asked, as people read it; null when nobody did, or it is not known.</param>
public sealed record Cause(CauseKind Kind, string? By = null)
{
    /// <summary>The kind as clients read it.</summary>
    public string KindName => Kind switch
    {
        CauseKind.Autostart => "autostart",
        CauseKind.Autorestart => "autorestart",
        CauseKind.Retry => "retry",
        CauseKind.Request => "request",
        CauseKind.Shutdown => "shutdown",
        CauseKind.Reload => "reload",
        _ => throw new InvalidOperationException($"{Kind} has no name."),
    };
}
