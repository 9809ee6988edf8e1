using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Logs;

/// <summary>The names of AUTO logs: <c>PROCESS-CHANNEL---IDENTIFIER-RANDOM.log</c> (specification 3.9.2).</summary>
internal static class AutoLogName
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789_";
    private const int RandomLength = 8, MostTries = 100;
    private static readonly SearchValues<char> RandomLetters = SearchValues.Create(Letters);

    // The kernel lets one thread at a time make a file in a directory, and the others burn their processors waiting for it.
    private static readonly Lock OneAtATime = new();

    /// <summary>
    /// Takes a name that is free by creating the file, empty and private. If that fails, the opening before a spawn says why.
    /// </summary>
    internal static string Take(string directory, string process, string channel, string identifier)
    {
        for (var i = 0; ; i++)
        {
            var random = string.Create(RandomLength, Letters, (name, letters) => Random.Shared.GetItems(letters, name));
            var path = Path.Combine(directory, $"{process}-{channel}---{identifier}-{random}.log");
            if (Create(path) != Libc.EEXIST || i == MostTries) return path;
        }
    }

    /// <summary>The errno; 0 when the file is there.</summary>
    private static int Create(string path)
    {
        lock (OneAtATime)
        {
            var fd = Libc.open(path, Libc.O_WRONLY | Libc.O_CREAT | Libc.O_EXCL | Libc.O_CLOEXEC, LogFileRules.PrivateMode);
            if (fd < 0) return Marshal.GetLastPInvokeError();
            _ = Libc.close(fd);
            return 0;
        }
    }

    /// <summary>Whether a daemon of this identifier would give this name to a log or to one of its backups.</summary>
    internal static bool IsOurs(ReadOnlySpan<char> name, string identifier)
    {
        name = WithoutBackupNumber(name);
        if (!name.EndsWith(".log")) return false;
        name = name[..^".log".Length];
        if (name.Length < RandomLength || name[^RandomLength..].ContainsAnyExcept(RandomLetters)) return false;
        name = name[..^RandomLength];
        var middle = $"---{identifier}-";
        if (!name.EndsWith(middle)) return false;
        name = name[..^middle.Length];
        return name.EndsWith("-stdout") || name.EndsWith("-stderr");
    }

    private static ReadOnlySpan<char> WithoutBackupNumber(ReadOnlySpan<char> name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0 && int.TryParse(name[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? name[..dot]
            : name;
    }
}
