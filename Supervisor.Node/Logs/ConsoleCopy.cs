using Supervisor.Node.Os;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Logs;

/// <summary>The daemon's own stdout as a place for log lines, in the foreground.</summary>
internal static class ConsoleCopy
{
    internal const string Stdout = "/dev/stdout";

    /// <summary>Null when there is no stdout, or when it is the activity log itself: every line would stand there twice.</summary>
    internal static ActivitySink? Open(string path, FileStatus? activityLog)
    {
        var file = new LogFile(path, new LogFileRules(0, 0));
        try
        {
            file.Open();
        }
        catch (OsError)
        {
            return null;
        }

        if (activityLog is { } other && file.Status is { } mine && mine.IsSameFileAs(other))
        {
            file.Dispose();
            return null;
        }

        AppendFromNowOn(file);
        return new(file);
    }

    // stdout may be a file that a shell opened for us without O_APPEND; whoever else holds it would overwrite our lines.
    private static void AppendFromNowOn(LogFile file)
    {
        if (!file.IsRegular || file.Path != Stdout) return;
        var flags = Libc.fcntl(1, Libc.F_GETFL, 0);
        if (flags >= 0) _ = Libc.fcntl(1, Libc.F_SETFL, flags | Libc.O_APPEND);
    }
}
