using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;
using Supervisor.Node.Configuration.Values;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>A command that can be run: the file, and the words as written.</summary>
internal sealed record LocatedCommand(string Path, IReadOnlyList<string> Words);

/// <summary>Finds the file of a command and checks it, as the daemon's own user and in its own directory (specification 4.11).</summary>
internal static unsafe class CommandLookup
{
    private const int AnyExecuteBit = 0b001_001_001, ModeOffset = 28, StatusSize = 256;

    private static readonly string[] DefaultPath = ["/bin", "/usr/bin", "/usr/local/bin"];

    internal static (LocatedCommand? Command, SpawnFailure? Problem) Find(ProcessConfig process, string? daemonPath)
    {
        var (words, wrong) = CommandWords.Split(process.Command);
        if (wrong is not null) return (null, SpawnFailures.Unparsable(process.Command, wrong));
        if (words.Count == 0) return (null, SpawnFailures.Empty());
        var candidates = words[0].Contains('/', StringComparison.Ordinal)
            ? [words[0]]
            : SearchPath(process, daemonPath).Select(d => PosixPath.Join(d, words[0]));
        // The first that exists, even if it cannot be executed.
        var path = candidates.FirstOrDefault(p => ModeOf(p) is not null);
        var problem = path is null ? SpawnFailures.NotFound(words[0]) : Check(path);
        return problem is null ? (new LocatedCommand(path!, words), null) : (null, problem);
    }

    private static SpawnFailure? Check(string path) => ModeOf(path) switch
    {
        null => SpawnFailures.NotFound(path),
        { } mode when (mode & Libc.S_IFMT) == Libc.S_IFDIR => SpawnFailures.Directory(path),
        { } mode when (mode & AnyExecuteBit) == 0 => SpawnFailures.NotExecutable(path),
        _ => Libc.access(path, Libc.X_OK) == 0 ? null : SpawnFailures.NotPermitted(path),
    };

    private static string[] SearchPath(ProcessConfig process, string? daemonPath)
    {
        foreach (var (name, value) in process.Environment)
        {
            if (name == "PATH") return value.Split(':');
        }

        return string.IsNullOrEmpty(daemonPath) ? DefaultPath : daemonPath.Split(':');
    }

    private static int? ModeOf(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal)) return null;
        var raw = stackalloc byte[StatusSize];
        return Libc.statx(Libc.AT_FDCWD, path, 0, Libc.STATX_BASIC_STATS, raw) < 0 ? null : raw[ModeOffset] | (raw[ModeOffset + 1] << 8);
    }
}
