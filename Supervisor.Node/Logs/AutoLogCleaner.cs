using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;

namespace Supervisor.Node.Logs;

/// <summary>
/// At start and at reload the AUTO logs of earlier runs go. Only what this daemon would name so: the reference takes the
/// identifier for a regular expression and deletes other daemons' files.
/// </summary>
internal static class AutoLogCleaner
{
    internal static void Clean(DaemonConfig daemon, IActivityLog log)
    {
        if (daemon.NoCleanup) return;
        foreach (var path in List(daemon.ChildLogDir, log))
        {
            if (!AutoLogName.IsOurs(Path.GetFileName(path.AsSpan()), daemon.Identifier)) continue;
            try
            {
                File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                log.Write(LogLevel.Warn, $"Failed to clean up '{path}'");
            }
        }
    }

    private static string[] List(string directory, IActivityLog log)
    {
        try
        {
            return Directory.GetFiles(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Write(LogLevel.Warn, "Could not clear childlog dir");
            return [];
        }
    }
}
