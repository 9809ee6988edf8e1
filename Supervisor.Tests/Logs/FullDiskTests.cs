using System.IO.Pipes;
using System.Text;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Logs;
using Supervisor.Node.Logs.Syslog;
using Supervisor.Node.Os.Pump;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

/// <summary>On a real file system of one megabyte, nearly all of it taken.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TempDir _dir = new();
    private readonly RecordingLog _log = new(LogLevel.Info);
    private readonly SyslogClient _syslog = new(TimeProvider.System, null);
    private readonly ChildPump _pump;
    private readonly bool _mounted;

    public FullDiskTests()
    {
        _pump = new(_log);
        _mounted = Environment.IsPrivilegedProcess
            && CommandRunner.Run("/bin/mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", _dir.Path).ExitCode == 0;
    }

    public void Dispose()
    {
        _pump.Dispose();
        _syslog.Dispose();
        if (_mounted) CommandRunner.Run("/bin/umount", "-l", _dir.Path);
        _dir.Dispose();
    }

    [RootFact]
    public async Task A_child_on_a_full_disk_waits_is_told_of_once_and_its_log_goes_on_whole()
    {
        Assert.True(_mounted);
        var hog = Hog(leaves: 30 * 1024);
        var logs = Logs();
        using var server = new AnonymousPipeServerStream(PipeDirection.In);
        var pipe = _pump.Read(server.SafePipeHandle, logs.Stdout);
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i}\n"));
        var child = new AnonymousPipeClientStream(PipeDirection.Out, server.ClientSafePipeHandle);
        var saying = Task.Run(() => child.Write(Encoding.ASCII.GetBytes(text)));

        await _log.Line("cannot write");
        pipe.Drain();
        Assert.False(saying.IsCompleted);
        Assert.Equal($"Warn: cannot write {_dir.File("log")}: No space left on device. 'p' has to wait when its pipe is full; "
            + "nothing is lost, and its log goes on by itself as soon as there is room", Assert.Single(_log.Lines));

        File.Delete(hog);
        await saying.Within();
        child.Dispose();
        await _log.Line("can be written again");
        await Eventually.True(() => new FileInfo(_dir.File("log")).Length >= text.Length);
        Assert.Equal(text, File.ReadAllText(_dir.File("log")));
        Assert.Equal(1, _log.Count(LogLevel.Warn));
    }

    [RootFact]
    public async Task What_a_dead_child_left_behind_on_a_full_disk_is_written_when_there_is_room()
    {
        Assert.True(_mounted);
        var logs = Logs();
        var hog = Hog(leaves: 0);
        using var server = new AnonymousPipeServerStream(PipeDirection.In);
        var pipe = _pump.Read(server.SafePipeHandle, logs.Stdout);
        using (var child = new AnonymousPipeClientStream(PipeDirection.Out, server.ClientSafePipeHandle))
            child.Write("last words\n"u8);
        pipe.Drain();
        pipe.Release();
        logs.Close();
        Assert.Equal("", File.ReadAllText(_dir.File("log")));
        File.Delete(hog);
        await _log.Line("can be written again");
        Assert.Equal("last words\n", File.ReadAllText(_dir.File("log")));
    }

    [RootFact]
    public void An_activity_log_on_a_full_disk_loses_lines_counts_them_and_tears_none()
    {
        Assert.True(_mounted);
        var daemon = new DaemonConfig { Logfile = _dir.File("log"), PidFile = "", ChildLogDir = "", LogfileMaxBytes = 0 };
        using var log = Assert.IsType<ActivityLogOpening.Opened>(ActivityLog.Open(daemon, TimeProvider.System)).Log;
        var line = new string('x', 3000);
        var hog = Hog(leaves: 30 * 1024);
        for (var i = 0; i < 20; i++) log.Write(LogLevel.Info, line);
        File.Delete(hog);
        log.Write(LogLevel.Info, "after");
        var lines = File.ReadAllLines(_dir.File("log"));
        Assert.All(lines[..^2], l => Assert.EndsWith($" INFO {line}", l));
        Assert.EndsWith(" INFO after", lines[^2]);
        Assert.EndsWith($" WARN {20 - (lines.Length - 2)} lines before the last one could not be written here", lines[^1]);
    }

    private string Hog(int leaves)
    {
        var path = _dir.File("hog");
        File.WriteAllBytes(path, new byte[1024 * 1024 - leaves]);
        return path;
    }

    private IChildLogs Logs()
    {
        var factory = new ChildLogFactory(new() { Logfile = "", PidFile = "", ChildLogDir = "" }, _log, _pump, _syslog);
        var stdout = new LogConfig(new LogTarget.File(_dir.File("log")), MaxBytes: 0);
        var logs = factory.Create("g", new() { Name = "p", Command = "c", RedirectStderr = true, Stdout = stdout }, new("p", new RecordingOwner(), _log, TimeProvider.System));
        logs.Open();
        return logs;
    }
}
