using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Logs;
using Supervisor.Node.Logs.Syslog;
using Supervisor.Node.Os;
using Supervisor.Node.Os.Pump;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

public sealed class ChildLogsTests : IRetrySignal, IDisposable
{
    private readonly TempDir _dir = new();
    private readonly SyslogClient _syslog;
    private readonly string _path;
    private readonly RecordingOwner _owner = new();
    private RecordingLog _log = new(LogLevel.Info);
    private bool _strip;
    private int _retries;

    public ChildLogsTests()
    {
        _path = _dir.File("out.log");
        _syslog = new(new ManualTime(), null, _dir.File("syslog"));
    }

    public void Dispose()
    {
        _syslog.Dispose();
        _dir.Dispose();
    }

    void IRetrySignal.RetryWhenWritable(SafeHandle target) => _retries++;

    [Fact]
    public void A_channel_with_a_file_keeps_the_raw_bytes()
    {
        var logs = Create(ToFile());
        logs.Open();
        Say(logs.Stdout, "\e[31mred\e[0m\n\0\n");
        Assert.Equal("\e[31mred\e[0m\n\0\n", File.ReadAllText(_path));
        Assert.Equal(_path, logs.StdoutPath);
        Assert.Null(logs.StderrPath);
    }

    [Fact]
    public void A_channel_without_a_file_takes_everything()
    {
        var logs = Create(new(new LogTarget.None()));
        logs.Open();
        Say(logs.Stdout, "gone");
        Say(logs.Stderr, "gone");
        Assert.Null(logs.StdoutPath);
        Assert.True(logs.Clear());
        logs.Reopen();
        logs.Close();
    }

    [Fact]
    public void Auto_logs_exist_from_the_beginning_and_keep_their_names()
    {
        var logs = Create(new(new LogTarget.Auto()), new(new LogTarget.Auto()));
        Assert.Matches("/p-stdout---supervisor-[a-z0-9_]{8}\\.log$", logs.StdoutPath);
        Assert.Matches("/p-stderr---supervisor-[a-z0-9_]{8}\\.log$", logs.StderrPath);
        Assert.True(File.Exists(logs.StdoutPath) && File.Exists(logs.StderrPath));
        var names = (logs.StdoutPath, logs.StderrPath);
        logs.Open();
        logs.Open();
        Assert.Equal(names, (logs.StdoutPath, logs.StderrPath));
    }

    [Fact]
    public void With_stderr_redirected_there_is_no_stderr_log()
    {
        var process = new ProcessConfig { Name = "p", Command = "c", RedirectStderr = true };
        Assert.Null(Factory().Create("g", process, new("p", _owner, _log, TimeProvider.System)).StderrPath);
        Assert.Single(Directory.GetFiles(_dir.Path));
    }

    [Fact]
    public void A_log_that_cannot_be_opened_is_an_error_of_the_spawn()
    {
        var logs = Create(new(new LogTarget.File(_dir.Path)));
        Assert.Equal(21, Assert.Throws<OsError>(logs.Open).Errno);
    }

    [Fact]
    public void A_log_that_was_deleted_is_there_again_at_the_next_spawn()
    {
        var logs = Create(ToFile());
        logs.Open();
        File.Delete(_path);
        logs.Open();
        Say(logs.Stdout, "x");
        Assert.Equal("x", File.ReadAllText(_path));
    }

    [Fact]
    public void Reopening_leaves_the_old_file_to_whoever_moved_it()
    {
        var logs = Create(ToFile());
        logs.Open();
        Say(logs.Stdout, "old");
        File.Move(_path, _path + ".old");
        logs.Reopen();
        Say(logs.Stdout, "new");
        Assert.Equal(("old", "new"), (File.ReadAllText(_path + ".old"), File.ReadAllText(_path)));
    }

    [Fact]
    public void Clearing_empties_both_logs_running_or_not()
    {
        var logs = Create(ToFile(), new(new LogTarget.File(_dir.File("err.log"))));
        logs.Open();
        Say(logs.Stdout, "old");
        Say(logs.Stderr, "old");
        Assert.True(logs.Clear());
        Say(logs.Stdout, "new");
        Assert.Equal(("new", ""), (File.ReadAllText(_path), File.ReadAllText(_dir.File("err.log"))));
        logs.Close();
        Assert.True(logs.Clear());
        Assert.Equal("", File.ReadAllText(_path));
    }

    [Fact]
    public void A_log_that_cannot_be_removed_is_not_cleared()
    {
        var logs = Create(ToFile());
        logs.Open();
        File.Delete(_path);
        Directory.CreateDirectory(_path);
        Assert.False(logs.Clear());
    }

    [Fact]
    public void What_a_grandchild_says_after_the_slot_is_closed_is_still_kept()
    {
        var logs = Create(ToFile());
        logs.Open();
        logs.Close();
        Say(logs.Stdout, "late");
        logs.Stdout.End();
        Assert.Equal("late", File.ReadAllText(_path));
    }

    [Fact]
    public void Escape_sequences_are_stripped_where_that_is_asked_for()
    {
        _strip = true;
        var logs = Create(ToFile());
        logs.Open();
        Say(logs.Stdout, "\e[3");
        Say(logs.Stdout, "1mred\e[0m\n\e");
        logs.Stdout.End();
        Assert.Equal("red\n\e", File.ReadAllText(_path));
    }

    [Fact]
    public void A_file_is_rotated_by_what_is_written_to_it_not_by_what_was_stripped()
    {
        _strip = true;
        var logs = Create(new(new LogTarget.File(_path), MaxBytes: 6, Backups: 1));
        logs.Open();
        Say(logs.Stdout, "\e[31mabc\e[0m");
        Assert.Equal("abc", File.ReadAllText(_path));
        Say(logs.Stdout, "\e[31mdef\e[0m");
        Assert.Equal(("", "abcdef"), (File.ReadAllText(_path), File.ReadAllText(_path + ".1")));
    }

    [Fact]
    public void At_debug_level_each_chunk_is_copied_to_the_activity_log()
    {
        _log = new(LogLevel.Debug);
        var logs = Create(ToFile());
        logs.Open();
        Say(logs.Stdout, "grüß\n");
        Assert.Equal(5, logs.Stderr.Write([0xff, 0x27, 0x0a, 0x09, 0x41]));
        Assert.Equal(["Debug: 'p' stdout output:\ngrüß\n", """Debug: 'p' stderr output:""" + "\n" + """Undecodable: b"\xff'\n\tA" """.TrimEnd()],
            _log.Lines);
    }

    [Fact]
    public async Task Lines_go_to_syslog_as_well_or_only()
    {
        using var receiver = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        receiver.Bind(new UnixDomainSocketEndPoint(_dir.File("syslog")));
        var logs = Create(ToFile() with { Syslog = true }, new(new LogTarget.None(), Syslog: true));
        logs.Open();
        Say(logs.Stdout, "both\n");
        Say(logs.Stderr, "only\nunended");
        logs.Stderr.End();
        Assert.Equal("both\n", File.ReadAllText(_path));
        foreach (var line in new[] { "both", "only", "unended" })
        {
            var buffer = new byte[1000];
            var length = await receiver.ReceiveAsync(buffer).Within();
            Assert.Equal($"<14>Nov 20 14:05:00 supervisord: p {line}", Encoding.UTF8.GetString(buffer, 0, length));
        }
    }

    [Fact]
    public void A_target_that_cannot_be_rotated_is_warned_of_once()
    {
        CommandRunner.Run("/usr/bin/mkfifo", _path);
        var logs = Create(new(new LogTarget.File(_path)));
        logs.Open();
        logs.Open();
        Assert.Equal($"Warn: stdout_logfile of 'p', {_path}, is not a file that can be rotated: it is written without rotation; "
            + "set stdout_logfile_maxbytes=0", Assert.Single(_log.Lines));
    }

    [Fact]
    public void A_pipe_that_is_read_too_slowly_takes_less_and_asks_for_another_try()
    {
        CommandRunner.Run("/usr/bin/mkfifo", _path);
        var logs = Create(ToFile());
        logs.Open();
        Assert.InRange(logs.Stdout.Write(new byte[1_000_000]), 1, 999_999);
        Assert.Equal(1, _retries);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void A_device_that_nobody_can_write_to_is_told_of_once_and_discards()
    {
        var logs = Create(new(new LogTarget.File("/dev/full"), MaxBytes: 0));
        logs.Open();
        Say(logs.Stdout, "x");
        Say(logs.Stdout, "y");
        Assert.Equal("Warn: cannot write /dev/full, which is no file that could have room again: No space left on device; the stdout of 'p' is discarded until the log is reopened",
            Assert.Single(_log.Lines));
    }

    private LogConfig ToFile() => new(new LogTarget.File(_path), MaxBytes: 0);

    private ChildLogFactory Factory() => new(
        new() { Logfile = "/dev/null", PidFile = "", ChildLogDir = _dir.Path, StripAnsi = _strip }, _log, this, _syslog);

    private IChildLogs Create(LogConfig stdout, LogConfig? stderr = null) => Factory().Create("g",
        new() { Name = "p", Command = "c", Stdout = stdout, Stderr = stderr ?? new(new LogTarget.None()) }, new("p", _owner, _log, TimeProvider.System));

    private static void Say(IOutputChannel channel, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(bytes.Length, channel.Write(bytes));
    }
}
