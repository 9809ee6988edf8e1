using Microsoft.Win32.SafeHandles;

namespace Supervisor.Node.Logs.Following;

/// <summary>A file of a rotated log: the newest is the one that is being written.</summary>
internal readonly record struct LogChainLink(SafeFileHandle File, FileStatus Status, bool IsNewest);

/// <summary>Finds one's way along <c>log.2</c>, <c>log.1</c>, <c>log</c> while they are being renamed.</summary>
internal static class LogChain
{
    private const int MostBackups = 1000, MostTries = 10;

    /// <summary>The file that was begun when the given one was full; the newest when that one is not in the chain any more.</summary>
    internal static LogChainLink? After(string path, FileStatus file)
    {
        for (var i = 0; i < MostTries; i++)
        {
            var place = PlaceOf(path, file);
            var next = place <= 1 ? path : $"{path}.{place - 1}";
            if (LogReader.Open(next, out _) is not { } handle) continue;
            if (FileStatus.Of(handle) is { } status && (place == 0 || IsAt(path, place, file)))
                return new(handle, status, IsNewest: place <= 1);
            handle.Dispose();
        }

        return null;
    }

    // While files are being renamed one of them is missing for a moment.
    private static int PlaceOf(string path, FileStatus file)
    {
        var missing = 0;
        for (var i = 1; i <= MostBackups && missing < 2; i++)
        {
            if (FileStatus.Of($"{path}.{i}") is not { } backup) missing++;
            else if (backup.IsSameFileAs(file)) return i;
        }

        return 0;
    }

    private static bool IsAt(string path, int place, FileStatus file) =>
        FileStatus.Of($"{path}.{place}") is { } now && now.IsSameFileAs(file);
}
