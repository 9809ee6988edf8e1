using System.Globalization;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential.Fuzz;

/// <summary>What the puppets of one daemon have told of themselves, and so how long their logs have to be.</summary>
internal sealed class FuzzDeeds(TempDir directory)
{
    private readonly Dictionary<int, List<string>> _byPid = [];
    private readonly Dictionary<string, long> _lengths = [];
    private int _read;

    public bool IsReady(FuzzRow row) => Has(row, "ready");

    /// <summary>Whether TERM does nothing to it.</summary>
    public bool IsDeaf(FuzzRow row) => Has(row, "hang");

    public bool Has(FuzzRow row, string deed) => _byPid.TryGetValue(row.Pid, out var deeds) && deeds.Contains(deed);

    public int Count(int pid) => _byPid.TryGetValue(pid, out var deeds) ? deeds.Count : 0;

    /// <summary>Whether a program has something in its logs.</summary>
    public bool HasLogs(string name) => Length(name + ".out") + Length(name + ".err") > 0;

    /// <summary>Reads on.</summary>
    public void Look()
    {
        var text = File.ReadAllText(directory.File("deeds"));
        var end = text.LastIndexOf('\n') + 1;
        foreach (var line in text[_read..end].Split('\n', StringSplitOptions.RemoveEmptyEntries)) Take(line.Split(' '));
        _read = end;
    }

    public void Cleared(string name) => _lengths[name + ".out"] = _lengths[name + ".err"] = 0;

    /// <summary>Whether the daemon has written all that was printed.</summary>
    public bool AreLogged() => _lengths.All(log => new FileInfo(directory.File(log.Key)) is var file && (file.Exists ? file.Length : 0) == log.Value);

    public string Unlogged() => string.Join(", ", _lengths.Select(log => $"{log.Key}: {log.Value} bytes"));

    private void Take(string[] words)
    {
        var pid = int.Parse(words[1], CultureInfo.InvariantCulture);
        if (!_byPid.TryGetValue(pid, out var deeds)) _byPid[pid] = deeds = [];
        deeds.Add(words[2]);
        _lengths[words[0] + ".out"] = Length(words[0] + ".out") + long.Parse(words[3], CultureInfo.InvariantCulture);
        _lengths[words[0] + ".err"] = Length(words[0] + ".err") + long.Parse(words[4], CultureInfo.InvariantCulture);
    }

    private long Length(string log) => _lengths.GetValueOrDefault(log);
}
