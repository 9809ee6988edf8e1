using Supervisor.Actors.Configuration;
using Supervisor.Node.Logs;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

/// <summary>A file or a named pipe stands for the daemon's stdout.</summary>
public sealed class ConsoleCopyTests : IDisposable
{
    private const string Head = "2026-11-20 14:05:00,000 INFO ";

    private readonly TempDir _dir = new();
    private readonly string _path;
    private readonly string _console;

    public ConsoleCopyTests()
    {
        _path = _dir.File("log");
        _console = _dir.File("console");
    }

    public void Dispose() => _dir.Dispose();

    [Fact]
    public void In_the_foreground_every_line_is_copied()
    {
        using var log = Open(new() { Logfile = _path, PidFile = "", ChildLogDir = "", NoDaemon = true });
        log.Write(LogLevel.Info, "x");
        Assert.Equal((Head + "x\n", Head + "x\n"), (File.ReadAllText(_path), File.ReadAllText(_console)));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Silent_or_in_the_background_nothing_is(bool foreground, bool silent)
    {
        using var log = Open(new() { Logfile = _path, PidFile = "", ChildLogDir = "", NoDaemon = foreground, Silent = silent });
        log.Write(LogLevel.Info, "x");
        Assert.False(File.Exists(_console));
    }

    [Fact]
    public void A_log_that_is_the_console_gets_each_line_once()
    {
        File.CreateSymbolicLink(_path, _console);
        using var log = Open(new() { Logfile = _path, PidFile = "", ChildLogDir = "", NoDaemon = true });
        log.Write(LogLevel.Info, "x");
        Assert.Equal(Head + "x\n", File.ReadAllText(_console));
    }

    [Fact]
    public void Others_who_write_to_the_same_file_are_not_overwritten()
    {
        using var log = Open(new() { Logfile = _path, PidFile = "", ChildLogDir = "", NoDaemon = true });
        log.Write(LogLevel.Info, "x");
        File.AppendAllText(_console, "theirs\n");
        log.Write(LogLevel.Info, "y");
        Assert.Equal($"{Head}x\ntheirs\n{Head}y\n", File.ReadAllText(_console));
    }

    [Fact]
    public void A_console_that_cannot_be_opened_is_done_without()
    {
        Directory.CreateDirectory(_console);
        using var log = Open(new() { Logfile = _path, PidFile = "", ChildLogDir = "", NoDaemon = true });
        log.Write(LogLevel.Info, "x");
        Assert.Equal(Head + "x\n", File.ReadAllText(_path));
    }

    [Fact]
    public async Task A_console_that_nobody_reads_loses_lines_but_holds_up_nobody()
    {
        CommandRunner.Run("/usr/bin/mkfifo", _console);
        using var log = Open(new() { Logfile = _path, PidFile = "", ChildLogDir = "", NoDaemon = true, LogfileMaxBytes = 0 });
        var line = new string('x', 1000);
        await Task.Run(() =>
        {
            for (var i = 0; i < 2000; i++) log.Write(LogLevel.Info, line);
        }).Within(TimeSpan.FromSeconds(10));
        Assert.Equal(2000, File.ReadLines(_path).Count(l => l == Head + line));
        Assert.Single(File.ReadLines(_path), l => l.Contains("WARN cannot write " + _console, StringComparison.Ordinal));

        using var reader = new StreamReader(new FileStream(_console, FileMode.Open, FileAccess.Read));
        for (var i = 0; i < 40; i++) Assert.Equal(Head + line, await reader.ReadLineAsync().Within());
        log.Write(LogLevel.Info, "over");
        string? last;
        do last = await reader.ReadLineAsync().Within();
        while (last == Head + line);
        Assert.Equal(Head + "over", last);
        Assert.EndsWith("lines before the last one could not be written here", await reader.ReadLineAsync().Within());
    }

    [Fact]
    public void A_full_disk_below_the_log_is_told_on_the_console_once()
    {
        using var log = Open(new() { Logfile = "/dev/full", PidFile = "", ChildLogDir = "", NoDaemon = true, LogfileMaxBytes = 0 });
        log.Write(LogLevel.Info, "x");
        log.Write(LogLevel.Info, "y");
        Assert.Equal($"{Head}x\n{Head.Replace("INFO", "WARN", StringComparison.Ordinal)}cannot write /dev/full: No space left on device; "
            + $"lines are lost until it can be written again\n{Head}y\n", File.ReadAllText(_console));
    }

    private ActivityLog Open(DaemonConfig daemon) =>
        Assert.IsType<ActivityLogOpening.Opened>(ActivityLog.Open(daemon, new ManualTime(), _console)).Log;
}
