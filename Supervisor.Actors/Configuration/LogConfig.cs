namespace Supervisor.Actors.Configuration;

/// <summary>Where a channel's bytes go (specification 2.4, "log file name").</summary>
public abstract record LogTarget
{
    private LogTarget() { }

    /// <summary><c>NONE</c>, <c>OFF</c> or empty: read and discarded.</summary>
    public sealed record None : LogTarget;

    /// <summary><c>AUTO</c> or absent: a generated file in <c>childlogdir</c>.</summary>
    public sealed record Auto : LogTarget;

    /// <summary>A file, device or pipe named by its path.</summary>
    public sealed record File(string Path) : LogTarget;
}

/// <summary>One output channel of a process as configured. Sizes are bytes; 0 means never rotate, or no capture.</summary>
public sealed record LogConfig(
    LogTarget Target,
    long MaxBytes = 50 * 1024 * 1024,
    int Backups = 10,
    long CaptureMaxBytes = 0,
    bool EventsEnabled = false,
    bool Syslog = false);
