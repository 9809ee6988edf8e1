using System.Globalization;

namespace Supervisor.Tests.Support;

/// <summary>What the kernel says of a process, read once.</summary>
internal sealed class ProcessFacts
{
    private readonly Dictionary<string, string> _status;
    private readonly string[] _stat;

    private readonly string _path;

    public ProcessFacts(int pid)
        : this(pid.ToString(CultureInfo.InvariantCulture))
    {
    }

    /// <param name="path">Below /proc: a pid, or <c>self/task/N</c>.</param>
    public ProcessFacts(string path)
    {
        _path = path;
        _status = File.ReadLines($"/proc/{path}/status").Select(l => l.Split(':', 2)).ToDictionary(l => l[0], l => l[1].Trim());
        var stat = File.ReadAllText($"/proc/{path}/stat");
        Pid = Number(stat[..stat.IndexOf(' ')]);
        _stat = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        Directory = LinkTarget("cwd");
    }

    public int Pid { get; }

    public int Parent => Number(_stat[1]);

    public int Group => Number(_stat[2]);

    public int Session => Number(_stat[3]);

    /// <summary>0 is none.</summary>
    public int Terminal => Number(_stat[4]);

    public string? Directory { get; }

    public string Umask => _status["Umask"];

    /// <summary>Real, effective, saved, and that of the file system.</summary>
    public string[] Users => _status["Uid"].Split('\t');

    public string[] Groups => _status["Gid"].Split('\t');

    public string[] OtherGroups => _status["Groups"].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The effective ones, in hexadecimal.</summary>
    public string Capabilities => _status["CapEff"];

    /// <summary>Pids of processes whose command line has this word in it.</summary>
    public static IReadOnlyList<int> PidsWith(string word) =>
    [
        .. from entry in System.IO.Directory.GetDirectories("/proc")
        where int.TryParse(Path.GetFileName(entry), out _) && ReadOrEmpty(entry + "/cmdline").Split('\0').Contains(word)
        select Number(Path.GetFileName(entry)),
    ];

    /// <summary>Of all its threads; dead ones that were not reaped among them.</summary>
    public static IReadOnlyList<int> ChildrenOf(int pid) =>
    [
        .. from thread in System.IO.Directory.GetDirectories($"/proc/{pid}/task")
        from child in ReadOrEmpty(thread + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select Number(child),
    ];

    /// <summary>False for a process that is dead and only waits for its parent.</summary>
    public static bool IsRunning(int pid) => ReadOrEmpty($"/proc/{pid}/stat") is { Length: > 0 } stat && !stat.Contains(") Z ", StringComparison.Ordinal);

    /// <summary>What a descriptor of the process is.</summary>
    public string? Descriptor(int fd) => LinkTarget($"fd/{fd}");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";      // it ended meanwhile
        }
    }

    private string? LinkTarget(string name) => new FileInfo($"/proc/{_path}/{name}").LinkTarget;
}
