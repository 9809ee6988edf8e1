using System.Text.RegularExpressions;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential;

/// <summary>
/// One life cycle, and the lines of the activity log that stand for it. Each line is without its time, with pids and paths
/// masked. The script waits for the lines it names, so both daemons are asked the next thing in the same situation.
/// </summary>
internal sealed partial class LogScript(DaemonUnderTest daemon)
{
    private const string Moved = "moved.log";

    /// <summary>Plays a script to the reference's daemon and to ours, and compares what they log.</summary>
    public static async Task Same(Func<TempDir, string> programs, Func<LogScript, Task> play, DaemonSetup? setup = null)
    {
        var stock = Play(DaemonProgram.Stock);
        var ours = Play(DaemonProgram.Ours);
        var (expected, actual) = (await stock, await ours);
        Assert.NotEmpty(expected);
        Assert.Equal(string.Join('\n', expected), string.Join('\n', actual));

        async Task<List<string>> Play(DaemonProgram program)
        {
            await using var daemon = await DaemonUnderTest.Start(program, programs, setup);
            var script = new LogScript(daemon);
            await play(script);
            await daemon.Stop();
            return script.Lines(withDebug: setup is not null);
        }
    }

    public Task Logged(params string[] texts) => daemon.UntilLogged(texts);

    /// <summary>Waits until a text is there that many times.</summary>
    public Task LoggedTimes(int times, string text) =>
        daemon.Until(() => daemon.Log.Split(text).Length - 1 >= times, $"log has {text} {times} times");

    /// <summary>A call of the namespace supervisor that has to succeed.</summary>
    public Task Call(string method, params object[] arguments) => daemon.Call("supervisor." + method, arguments);

    public void Signal(int signal) => daemon.Signal(signal);

    public async Task SignalChild(string name, int signal) => Assert.True(SignalByPid.Send(await daemon.PidOf(name), signal));

    /// <summary>Waits until a program has made a file.</summary>
    public Task Made(string file) => daemon.Until(() => File.Exists(daemon.Directory.File(file)), file);

    public void Make(string file) => daemon.Directory.Write(file, "");

    /// <summary>Moves the activity log away, as logrotate does.</summary>
    public void MoveLog() => File.Move(daemon.Directory.File("supervisord.log"), daemon.Directory.File(Moved));

    /// <summary>Waits for the end that was asked for.</summary>
    public async Task End() => Assert.Equal(0, await daemon.UntilExit());

    public List<string> Lines(bool withDebug)
    {
        var moved = daemon.Directory.File(Moved);
        var text = File.Exists(moved) ? $"{File.ReadAllText(moved)}INFO (the next file)\n{daemon.Log}" : daemon.Log;
        var lines = new List<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Masked))
            if (IsCompared(line, withDebug) && !IsRepeated(line, lines)) Add(line, lines);
        return lines;
    }

    /// <summary>Children are made in the order of their priorities, but of two at a time either may be told of first.</summary>
    private static void Add(string line, List<string> lines)
    {
        var at = lines.Count;
        while (IsSpawn(line) && at > 0 && IsSpawn(lines[at - 1]) && string.CompareOrdinal(lines[at - 1], line) > 0) at--;
        lines.Insert(at, line);
    }

    private static bool IsSpawn(string line) => line.StartsWith("INFO spawned: ", StringComparison.Ordinal);

    /// <summary>
    /// What is waited for is said again every few seconds, and when less is left. The reference does not say that it waits
    /// for a stop if that is done when it looks for the first time.
    /// </summary>
    private static bool IsRepeated(string line, List<string> before) =>
        (line.StartsWith("INFO waiting for ", StringComparison.Ordinal) && line.EndsWith(" to stop", StringComparison.Ordinal))
        || (line.EndsWith(" to die", StringComparison.Ordinal) && before.Exists(l => l.EndsWith(" to die", StringComparison.Ordinal)));

    private static bool IsCompared(string line, bool withDebug) =>
        line[..4] is "CRIT" or "ERRO" or "WARN" or "INFO" || (withDebug && line.StartsWith("DEBG ", StringComparison.Ordinal) && Said().IsMatch(line));

    private string Masked(string line)
    {
        var text = line.Replace(daemon.Directory.Path, "DIR");
        text = Time().Replace(text, "");
        return Pid().Replace(text, "PID");
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ")]
    private static partial Regex Time();

    [GeneratedRegex(@"(?<=\bpid )\d+|(?<=\()\d+(?=\))")]
    private static partial Regex Pid();

    /// <summary>Lines of level debug that say what was done to a process; the others are about the reference's inside.</summary>
    [GeneratedRegex("^DEBG (killing|sending|attempted|Attempted|unable|'[^']*' std(out|err) output:)")]
    private static partial Regex Said();
}
