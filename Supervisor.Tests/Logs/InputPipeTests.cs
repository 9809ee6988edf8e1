using System.IO.Pipes;
using System.Text;
using Supervisor.Actors.Ports;
using Supervisor.Node.Os.Pump;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

public sealed class InputPipeTests : IDisposable
{
    private readonly ChildPump _pump = new(new RecordingLog());

    public void Dispose() => _pump.Dispose();

    [Fact]
    public async Task Stdin_arrives_whole_and_in_order_even_when_the_pipe_is_full_at_first()
    {
        using var server = new AnonymousPipeServerStream(PipeDirection.Out);
        using var child = new AnonymousPipeClientStream(PipeDirection.In, server.ClientSafePipeHandle);
        var stdin = _pump.Write(server.SafePipeHandle);
        var text = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i}\n"));
        foreach (var part in text.Chunk(9973)) Assert.Equal(StdinOutcome.Accepted, stdin.Write(Encoding.ASCII.GetBytes(part)));
        var heard = new byte[text.Length];
        await child.ReadExactlyAsync(heard).AsTask().Within();
        Assert.Equal(text, Encoding.ASCII.GetString(heard));
    }

    [Fact]
    public async Task A_child_that_does_not_read_its_stdin_is_queued_for_up_to_a_bound()
    {
        using var server = new AnonymousPipeServerStream(PipeDirection.Out);
        using var child = new AnonymousPipeClientStream(PipeDirection.In, server.ClientSafePipeHandle);
        var stdin = _pump.Write(server.SafePipeHandle);
        var accepted = 0;
        while (accepted < 2 * InputPipe.MostQueued && stdin.Write(new byte[100_000]) == StdinOutcome.Accepted) accepted += 100_000;
        Assert.InRange(accepted, InputPipe.MostQueued - 200_000, InputPipe.MostQueued + 200_000);
        Assert.Equal(StdinOutcome.Full, stdin.Write(new byte[100_000]));
        await child.ReadExactlyAsync(new byte[accepted]).AsTask().Within();
        Assert.Equal(StdinOutcome.Accepted, stdin.Write(new byte[100_000]));
    }

    [Fact]
    public async Task One_piece_that_is_larger_than_the_bound_is_taken_where_nothing_waits()
    {
        using var server = new AnonymousPipeServerStream(PipeDirection.Out);
        using var child = new AnonymousPipeClientStream(PipeDirection.In, server.ClientSafePipeHandle);
        var stdin = _pump.Write(server.SafePipeHandle);
        Assert.Equal(StdinOutcome.Accepted, stdin.Write(new byte[InputPipe.MostQueued + 1]));
        Assert.Equal(StdinOutcome.Full, stdin.Write(new byte[1]));
        await child.ReadExactlyAsync(new byte[InputPipe.MostQueued + 1]).AsTask().Within();
    }

    [Fact]
    public void Stdin_that_the_child_has_closed_is_closed()
    {
        using var server = new AnonymousPipeServerStream(PipeDirection.Out);
        var child = new AnonymousPipeClientStream(PipeDirection.In, server.ClientSafePipeHandle);
        var stdin = _pump.Write(server.SafePipeHandle);
        child.Dispose();
        Assert.Equal(StdinOutcome.Closed, stdin.Write("x"u8.ToArray()));
        Assert.Equal(StdinOutcome.Closed, stdin.Write("x"u8.ToArray()));
    }

    [Fact]
    public async Task Closing_stdin_is_the_end_of_input_for_the_child()
    {
        using var server = new AnonymousPipeServerStream(PipeDirection.Out);
        using var child = new AnonymousPipeClientStream(PipeDirection.In, server.ClientSafePipeHandle);
        var stdin = _pump.Write(server.SafePipeHandle);
        stdin.Close();
        Assert.Equal(0, await child.ReadAsync(new byte[1]).AsTask().Within());
        Assert.Equal(StdinOutcome.Closed, stdin.Write("x"u8.ToArray()));
    }
}
