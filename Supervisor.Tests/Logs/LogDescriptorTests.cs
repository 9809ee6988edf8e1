using System.IO.Pipes;
using System.Net.Sockets;
using System.Text;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Logs;
using Supervisor.Node.Logs.Syslog;
using Supervisor.Node.Os.Pump;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

/// <summary>What can stand behind <c>/dev/stdout</c>, tried with other descriptors of this process.</summary>
public sealed class LogDescriptorTests : IDisposable
{
    private readonly TempDir _dir = new();

    public void Dispose() => _dir.Dispose();

    [Theory]
    [InlineData("/dev/stdout", 1)]
    [InlineData("/dev/stderr", 2)]
    [InlineData("/dev/fd/7", 7)]
    [InlineData("/proc/self/fd/12", 12)]
    [InlineData("/dev/fd/x", null)]
    [InlineData("/dev/shm/log", null)]
    [InlineData("/dev/null", null)]
    public void Paths_of_our_own_descriptors_are_known(string path, int? number) =>
        Assert.Equal(number, LogDescriptor.OwnDescriptor(path));

    [Fact]
    public async Task A_socket_cannot_be_opened_by_its_path_and_is_written_to_all_the_same()
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(_dir.File("socket")));
        listener.Listen();
        using var journal = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await journal.ConnectAsync(new UnixDomainSocketEndPoint(_dir.File("socket")));
        using var other = await listener.AcceptAsync();

        using var log = new LogFile($"/dev/fd/{journal.Handle}", new(5, 3));
        log.Open();
        Assert.True(log.IgnoresRotation);
        Assert.Equal(new LogWrite(10, 0), log.Write("0123456789"u8));
        var buffer = new byte[100];
        Assert.Equal(10, await other.ReceiveAsync(buffer).Within());

        var (written, errno) = log.Write(new byte[10_000_000]);
        Assert.InRange(written, 1, 9_999_999);
        Assert.Equal(11, errno);
    }

    [Fact]
    public void A_file_that_was_opened_without_append_is_appended_to_and_never_rotated()
    {
        var path = _dir.Write("out", "theirs\n");
        using var stdout = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        using var log = new LogFile($"/dev/fd/{stdout.SafeFileHandle.DangerousGetHandle()}", new(5, 3));
        log.Open();
        Assert.True(log.IgnoresRotation);
        log.Write("ours, and long\n"u8);
        log.Write("again\n"u8);
        Assert.Equal("theirs\nours, and long\nagain\n", File.ReadAllText(path));
        Assert.True(log.Clear());
        Assert.Single(Directory.GetFiles(_dir.Path));
    }

    [Fact]
    public async Task A_child_whose_log_is_a_slow_pipe_loses_nothing()
    {
        var fifo = _dir.File("fifo");
        CommandRunner.Run("/usr/bin/mkfifo", fifo);
        var log = new RecordingLog(LogLevel.Info);
        using var pump = new ChildPump(log);
        using var syslog = new SyslogClient(TimeProvider.System, null);
        var target = new LogConfig(new LogTarget.File(fifo), MaxBytes: 0);
        var logs = new ChildLogFactory(new() { Logfile = "", PidFile = "", ChildLogDir = "" }, log, pump, syslog)
            .Create("g", new() { Name = "p", Command = "c", RedirectStderr = true, Stdout = target }, new("p", new RecordingOwner(), log, TimeProvider.System));
        logs.Open();
        using var server = new AnonymousPipeServerStream(PipeDirection.In);
        using var child = new AnonymousPipeClientStream(PipeDirection.Out, server.ClientSafePipeHandle);
        pump.Read(server.SafePipeHandle, logs.Stdout);

        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 400_000).Select(i => $"{i}\n")));
        var saying = Task.Run(() => child.Write(text));
        using var reader = new FileStream(fifo, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var heard = new byte[text.Length];
        await Task.Run(() => reader.ReadExactly(heard)).Within();
        await saying.Within();
        Assert.True(text.AsSpan().SequenceEqual(heard));
        Assert.Empty(log.Lines);
    }
}
