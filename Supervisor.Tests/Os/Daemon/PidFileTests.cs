using Supervisor.Node.Os.Daemon;
using Supervisor.Tests.Logs;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Daemon;

public sealed class PidFileTests : IDisposable
{
    private readonly TempDir _directory = new();
    private readonly RecordingLog _log = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void It_holds_the_pid_and_a_line_feed_in_place_of_what_was_there()
    {
        var path = _directory.Write("pid", "123456789012345\nold\n");

        _ = PidFile.Write(path, _log);

        Assert.Equal($"{Environment.ProcessId}\n", File.ReadAllText(path));
        Assert.Equal([$"Info: supervisord started with pid {Environment.ProcessId}"], _log.Lines);
    }

    [Fact]
    public void It_is_taken_away_at_the_end()
    {
        var path = _directory.File("pid");

        PidFile.Write(path, _log).Remove();

        Assert.False(File.Exists(path));
    }

    [Fact]
    public void One_that_names_another_daemon_by_then_is_left_where_it_is()
    {
        var path = _directory.File("pid");
        var file = PidFile.Write(path, _log);
        File.WriteAllText(path, $"{Environment.ProcessId}1\n");

        file.Remove();

        Assert.True(File.Exists(path));
    }

    [Fact]
    public void It_may_be_gone_already_and_asked_for_twice()
    {
        var file = PidFile.Write(_directory.File("pid"), _log);
        File.Delete(_directory.File("pid"));

        file.Remove();
        _directory.Write("pid", $"{Environment.ProcessId}\n");
        file.Remove();

        Assert.True(File.Exists(_directory.File("pid")));
    }

    [Theory]
    [InlineData("missing/pid")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void One_that_cannot_be_written_is_said_and_passed_over(string name)
    {
        var path = _directory.File(name);

        PidFile.Write(path, _log).Remove();

        Assert.Equal(["Critical: could not write pidfile " + path], _log.Lines);
        Assert.True(Directory.Exists(_directory.Path));
    }

    [Fact]
    public void A_full_disk_is_said()
    {
        PidFile.Write("/dev/full", _log).Remove();

        Assert.Equal(["Critical: could not write pidfile /dev/full"], _log.Lines);
        Assert.True(File.Exists("/dev/full"));
    }

    [Fact]
    public void A_pipe_that_nobody_reads_does_not_hold_up_the_start()
    {
        var path = _directory.File("fifo");
        CommandRunner.Run("/usr/bin/mkfifo", path);

        _ = PidFile.Write(path, _log);

        Assert.Equal(["Critical: could not write pidfile " + path], _log.Lines);
    }
}
