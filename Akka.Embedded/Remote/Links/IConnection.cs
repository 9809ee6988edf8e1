namespace Akka.Remote.Links;

/// <summary>Bytes in order, both ways. One reader and one writer at a time.</summary>
internal interface IConnection : IDisposable
{
    /// <summary>Who is at the other end, for the log.</summary>
    string Remote { get; }

    /// <summary>The part of it that a log of refusals counts by: a host or a network, without a port.</summary>
    string RemoteClass { get; }

    /// <summary>Both ends are on this machine's loopback interface.</summary>
    bool IsLoopback { get; }

    /// <summary>The listener's certificate, if there is TLS: both ends see the same.</summary>
    byte[] Binding { get; }

    /// <summary>How long ago bytes came in last, whether they were read or not; zero where nobody knows.</summary>
    TimeSpan SinceReceived { get; }

    /// <summary>What has to be done before bytes flow: TLS on the side that accepts.</summary>
    Task Open(CancellationToken cancel);

    /// <summary>0 at the end.</summary>
    ValueTask<int> Read(Memory<byte> into, CancellationToken cancel);

    ValueTask Write(ReadOnlyMemory<byte> bytes, CancellationToken cancel);

    /// <summary>
    /// The other end's host is asked for a sign of life in intervals, below this process and its peer. One that gives none for the pause
    /// beyond that, or does not confirm what was sent for so long, is lost.
    /// </summary>
    void KeepAlive(TimeSpan interval, TimeSpan pause);

    /// <summary>From now on reading waits there; nothing is being read while this is called, and writing does not wait any more.</summary>
    void HandTo(ISocketWaiter waiter);

    /// <summary>The other end will read what was written, and then the end.</summary>
    void EndWriting();
}
