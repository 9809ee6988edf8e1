using Supervisor.Actors.Configuration;
using Supervisor.Node.Logs;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

public sealed class ActivityLogTests : IDisposable
{
    private readonly TempDir _dir = new();
    private readonly ManualTime _time = new();
    private readonly string _path;

    public ActivityLogTests() => _path = _dir.File("supervisord.log");

    public void Dispose() => _dir.Dispose();

    [Theory]
    [InlineData(LogLevel.Critical, "CRIT")]
    [InlineData(LogLevel.Error, "ERRO")]
    [InlineData(LogLevel.Warn, "WARN")]
    [InlineData(LogLevel.Info, "INFO")]
    [InlineData(LogLevel.Debug, "DEBG")]
    [InlineData(LogLevel.Trace, "TRAC")]
    [InlineData(LogLevel.Blather, "BLAT")]
    public void Every_level_has_its_code(LogLevel level, string code)
    {
        using var log = Open(Config() with { LogLevel = LogLevel.Blather });
        log.Write(level, "hello");
        Assert.Equal($"2026-11-20 14:05:00,000 {code} hello\n", Text());
    }

    [Fact]
    public void Only_what_is_severe_enough_is_written()
    {
        using var log = Open(Config());
        Assert.True(log.IsEnabled(LogLevel.Info));
        Assert.False(log.IsEnabled(LogLevel.Debug));
        log.Write(LogLevel.Debug, "not");
        Assert.Equal("", Text());
    }

    [Fact]
    public void The_time_goes_on_from_line_to_line()
    {
        using var log = Open(Config());
        foreach (var step in new[] { 7, 45, 947, 1000, 3_600_000 })
        {
            _time.Advance(TimeSpan.FromMilliseconds(step));
            log.Write(LogLevel.Info, "x");
        }

        Assert.Equal(
            """
            2026-11-20 14:05:00,007 INFO x
            2026-11-20 14:05:00,052 INFO x
            2026-11-20 14:05:00,999 INFO x
            2026-11-20 14:05:01,999 INFO x
            2026-11-20 15:05:01,999 INFO x

            """, Text());
    }

    [Fact]
    public void Time_is_local()
    {
        var line = new LogLine(new Zoned(_time)).Compose(LogLevel.Info, "x");
        Assert.Equal("2026-11-20 19:35:00,000 INFO x\n"u8, line);
    }

    [Fact]
    public void A_long_line_and_one_with_line_feeds_and_letters_are_written_as_they_are()
    {
        using var log = Open(Config());
        var text = new string('ä', 300_000) + "\n\t😀";
        log.Write(LogLevel.Info, text);
        log.Write(LogLevel.Info, "short");
        Assert.Equal($"2026-11-20 14:05:00,000 INFO {text}\n2026-11-20 14:05:00,000 INFO short\n", Text());
    }

    [Fact]
    public void It_is_rotated_by_the_same_rules_as_any_log()
    {
        using var log = Open(Config() with { LogfileMaxBytes = 60, LogfileBackups = 2 });
        for (var i = 0; i < 7; i++) log.Write(LogLevel.Info, $"line {i}");
        Assert.EndsWith("INFO line 6\n", Text());
        Assert.Equal(["supervisord.log", "supervisord.log.1", "supervisord.log.2"],
            Directory.GetFiles(_dir.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Clearing_empties_it_and_the_line_about_it_survives()
    {
        using var log = Open(Config());
        log.Write(LogLevel.Info, "old");
        Assert.Equal(ClearOutcome.Cleared, log.Clear());
        Assert.Equal("2026-11-20 14:05:00,000 INFO reopening log file\n", Text());
    }

    [Fact]
    public void A_log_that_somebody_deleted_cannot_be_cleared()
    {
        using var log = Open(Config());
        File.Delete(_path);
        Assert.Equal(ClearOutcome.NoFile, log.Clear());
    }

    [Fact]
    public void A_log_that_cannot_be_deleted_says_so()
    {
        using var log = Open(Config());
        File.Delete(_path);
        Directory.CreateDirectory(_path + "/x");
        Assert.Equal(ClearOutcome.Failed, log.Clear());
        log.Write(LogLevel.Info, "still alive");
    }

    [Fact]
    public void Reopening_leaves_the_old_file_to_whoever_moved_it()
    {
        using var log = Open(Config());
        File.Move(_path, _path + ".moved");
        log.Reopen();
        log.Write(LogLevel.Info, "new");
        Assert.Equal("2026-11-20 14:05:00,000 INFO supervisord logreopen\n", File.ReadAllText(_path + ".moved"));
        Assert.Equal("2026-11-20 14:05:00,000 INFO new\n", Text());
    }

    [Fact]
    public void A_log_that_cannot_be_opened_is_an_error_in_plain_words()
    {
        var failed = Assert.IsType<ActivityLogOpening.Failed>(ActivityLog.Open(Config() with { Logfile = _dir.Path }, _time));
        Assert.Equal($"could not open the log file {_dir.Path}: Is a directory", failed.Error);
    }

    [Fact]
    public void Writing_to_what_is_full_or_closed_reaches_nobody_and_harms_nobody()
    {
        var log = Open(Config() with { Logfile = "/dev/full", LogfileMaxBytes = 0 });
        log.Write(LogLevel.Critical, "lost");
        log.Dispose();
        log.Write(LogLevel.Critical, "too late");
        log.Reopen();
        Assert.Equal(ClearOutcome.Cleared, log.Clear());
    }

    [Fact]
    public void Dev_null_is_a_fine_log()
    {
        using var log = Open(Config() with { Logfile = "/dev/null" });
        log.Write(LogLevel.Info, "x");
        Assert.Equal("/dev/null", log.Path);
        Assert.True(File.Exists("/dev/null"));
    }

    [Fact]
    public void Many_writers_tear_no_line()
    {
        using (var log = Open(Config() with { LogfileMaxBytes = 100_000, LogfileBackups = 100 }))
        {
            Parallel.For(0, 20_000, i => log.Write(LogLevel.Info, $"line {i} of many"));
        }

        var lines = Directory.GetFiles(_dir.Path).SelectMany(File.ReadLines).Order().ToArray();
        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => $"2026-11-20 14:05:00,000 INFO line {i} of many").Order(), lines);
    }

    private ActivityLog Open(DaemonConfig daemon) =>
        Assert.IsType<ActivityLogOpening.Opened>(ActivityLog.Open(daemon, _time)).Log;

    private DaemonConfig Config() => new() { Logfile = _path, PidFile = "", ChildLogDir = _dir.Path };

    private string Text() => File.ReadAllText(_path);

    private sealed class Zoned(TimeProvider time) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } =
            TimeZoneInfo.CreateCustomTimeZone("half past", TimeSpan.FromHours(5.5), null, null);

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();
    }
}
