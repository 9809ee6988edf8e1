namespace Supervisor.Node.Logs;

/// <summary>
/// When a file is rotated, and what is kept: at or after <paramref name="MaxBytes"/> (0 or less: never) the file becomes
/// <c>.1</c>, up to <paramref name="Backups"/> of them; without any it is truncated in place.
/// </summary>
internal readonly record struct LogFileRules(long MaxBytes, int Backups, uint Mode = LogFileRules.PublicMode)
{
    /// <summary>0666, from which the mask takes its part.</summary>
    internal const uint PublicMode = 0x1B6;

    /// <summary>0600: generated files are nobody else's business.</summary>
    internal const uint PrivateMode = 0x180;
}

/// <summary>How many bytes were written, and the errno that stopped the rest (0: none).</summary>
internal readonly record struct LogWrite(int Written, int Errno);
