using System.Diagnostics;

namespace Supervisor.Bench.Load;

/// <summary>How long the file system takes for empty files in one folder: every start makes two for each program.</summary>
internal static class FileMaking
{
    public static double Seconds(int count)
    {
        var folder = Directory.CreateTempSubdirectory("files-");
        try
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++) File.OpenHandle(Path.Combine(folder.FullName, $"{i}.log"), FileMode.CreateNew, FileAccess.Write).Dispose();
            return Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
