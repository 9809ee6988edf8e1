using System.IO.Pipes;
using System.Text;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Os;
using Supervisor.Node.Os.Pump;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

public sealed class ChildPumpTests : IDisposable
{
    private readonly RecordingLog _log = new();
    private readonly RecordingChannel _channel = new();
    private readonly ChildPump _pump;

    // Their finalizers would close the pipes.
    private readonly List<AnonymousPipeServerStream> _servers = [];

    public ChildPumpTests() => _pump = new(_log);

    public void Dispose() => _pump.Dispose();

    [Fact]
    public async Task What_a_child_writes_arrives_in_its_channel()
    {
        using var child = Child(out _);
        Say(child, "hello\n");
        await _channel.Until("hello\n");
        Say(child, "again\n");
        await _channel.Until("hello\nagain\n");
    }

    [Fact]
    public async Task The_end_of_a_pipe_is_told_to_its_channel_and_to_the_log()
    {
        var child = Child(out _);
        Say(child, "last");
        child.Dispose();
        await _channel.Ended;
        Assert.Equal("last", _channel.Text);
        await _log.Line("closed, stopped monitoring <test (stdout)>");
        Assert.Matches("^Debug: fd [0-9]+ closed, stopped monitoring <test \\(stdout\\)>$", Assert.Single(_log.Lines));
    }

    [Fact]
    public void After_a_drain_all_that_was_in_the_pipe_is_in_the_channel()
    {
        using var child = Child(out var pipe);
        for (var i = 1; i <= 200; i++)
        {
            Say(child, $"{i}\n");
            pipe.Drain();
            Assert.EndsWith($"{i}\n", _channel.Text);
        }

        Assert.Equal(string.Concat(Enumerable.Range(1, 200).Select(i => $"{i}\n")), _channel.Text);
    }

    [Fact]
    public async Task A_drain_of_a_pipe_that_a_grandchild_keeps_filling_comes_to_an_end()
    {
        using var child = Child(out var pipe);
        using var enough = new CancellationTokenSource();
        var grandchild = Task.Run(() =>
        {
            while (!enough.IsCancellationRequested) Say(child, new string('x', 4096));
        });
        await _channel.Until(t => t.Length > 100_000);
        await Task.Run(pipe.Drain).Within();
        pipe.Release();
        await enough.CancelAsync();
        await grandchild.Within();
    }

    [Fact]
    public async Task A_drain_after_the_end_does_nothing()
    {
        var child = Child(out var pipe);
        child.Dispose();
        await _channel.Ended;
        pipe.Drain();
        pipe.Release();
    }

    [Fact]
    public async Task Bytes_that_are_not_taken_are_offered_again_in_order_until_they_are()
    {
        _channel.Room = 3;
        using var child = Child(out _);
        Say(child, "abcdefgh");
        await _channel.Refused;
        Assert.Equal("abc", _channel.Text);
        Say(child, "ijk");
        _channel.Room = 2;
        await _channel.Until("abcde");
        _channel.Room = long.MaxValue;
        await _channel.Until("abcdefghijk");
    }

    [Fact]
    public async Task A_child_whose_channel_is_full_waits_and_loses_nothing()
    {
        _channel.Room = 0;
        using var child = Child(out var pipe);
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"line {i}\n"));
        var saying = Task.Run(() => Say(child, text));
        await _channel.Refused;
        pipe.Drain();
        Assert.False(saying.IsCompleted);
        Assert.Equal("", _channel.Text);
        _channel.Room = long.MaxValue;
        await saying.Within();
        await _channel.Until(t => t.Length == text.Length);
        Assert.Equal(text, _channel.Text);
    }

    [Fact]
    public async Task A_full_channel_does_not_hold_up_the_others()
    {
        _channel.Room = 0;
        using var child = Child(out _);
        Say(child, "stuck");
        await _channel.Refused;
        var other = new RecordingChannel();
        using var server = new AnonymousPipeServerStream(PipeDirection.In);
        using var free = new AnonymousPipeClientStream(PipeDirection.Out, server.ClientSafePipeHandle);
        _pump.Read(server.SafePipeHandle, other);
        Say(free, "flows");
        await other.Until("flows");
    }

    [Fact]
    public async Task A_bug_in_a_channel_closes_that_channel_only()
    {
        _channel.Bug = new InvalidOperationException("bug");
        using var child = Child(out _);
        Say(child, "x");
        await _log.Line("uncaught exception, closing channel");
        Assert.Equal(1, _log.Count(LogLevel.Critical));
        var other = new RecordingChannel();
        using var server = new AnonymousPipeServerStream(PipeDirection.In);
        using var free = new AnonymousPipeClientStream(PipeDirection.Out, server.ClientSafePipeHandle);
        _pump.Read(server.SafePipeHandle, other);
        Say(free, "flows");
        await other.Until("flows");
    }

    [Fact]
    public async Task A_busy_child_does_not_starve_a_quiet_one()
    {
        using var busy = Child(out _);
        using var enough = new CancellationTokenSource();
        var flood = Task.Run(() =>
        {
            while (!enough.IsCancellationRequested) Say(busy, new string('x', 65536));
        });
        var other = new RecordingChannel();
        using var server = new AnonymousPipeServerStream(PipeDirection.In);
        using var quiet = new AnonymousPipeClientStream(PipeDirection.Out, server.ClientSafePipeHandle);
        _pump.Read(server.SafePipeHandle, other);
        Say(quiet, "me too");
        await other.Until("me too");
        await enough.CancelAsync();
        await flood.Within();
    }

    private AnonymousPipeClientStream Child(out IOutputPipe pipe)
    {
        var server = new AnonymousPipeServerStream(PipeDirection.In);
        _servers.Add(server);
        pipe = _pump.Read(server.SafePipeHandle, _channel);
        return new(PipeDirection.Out, server.ClientSafePipeHandle);
    }

    private static void Say(Stream child, string text) => child.Write(Encoding.Latin1.GetBytes(text));
}
