using System.IO.Pipelines;
using Akka.Remote.Links;

namespace Supervisor.Tests.Engine.Remote;

/// <summary>One end of a connection inside the process. Each direction holds some bytes; a writer waits while it is full.</summary>
internal sealed class MemoryConnection(string remote, bool isLoopback = true) : IConnection
{
    private const int Capacity = 64 * 1024;

    private readonly Pipe _inbound = new(new PipeOptions(pauseWriterThreshold: Capacity, resumeWriterThreshold: Capacity / 2));
    private MemoryConnection? _other;

    public string Remote => remote;

    public string RemoteClass => remote;

    public bool IsLoopback => isLoopback;

    public byte[] Binding => [];

    public TimeSpan SinceReceived => TimeSpan.Zero;

    /// <summary>While this is not completed nothing is read.</summary>
    internal Func<Task> Gate { get; init; } = () => Task.CompletedTask;

    internal void Join(MemoryConnection other) => (_other, other._other) = (other, this);

    public Task Open(CancellationToken cancel) => Task.CompletedTask;

    public async ValueTask<int> Read(Memory<byte> into, CancellationToken cancel)
    {
        await Gate().WaitAsync(cancel);
        var result = await _inbound.Reader.ReadAsync(cancel);
        var count = (int)Math.Min(into.Length, result.Buffer.Length);
        var taken = result.Buffer.Slice(0, count);
        var at = into.Span;
        foreach (var part in taken)
        {
            part.Span.CopyTo(at);
            at = at[part.Length..];
        }

        _inbound.Reader.AdvanceTo(taken.End);
        return count;
    }

    public async ValueTask Write(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var result = await _other!._inbound.Writer.WriteAsync(bytes, cancel);
        if (result.IsCompleted) throw new IOException("The other end is closed.");
    }

    public void KeepAlive(TimeSpan interval, TimeSpan pause)
    {
    }

    public void HandTo(ISocketWaiter waiter)
    {
    }

    public void EndWriting() => _other?._inbound.Writer.Complete();

    public void Dispose()
    {
        EndWriting();
        _inbound.Writer.Complete();
        _inbound.Reader.CancelPendingRead();
    }
}
