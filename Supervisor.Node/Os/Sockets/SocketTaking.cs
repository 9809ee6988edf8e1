namespace Supervisor.Node.Os.Sockets;

/// <summary>What comes of wanting a shared socket.</summary>
internal abstract record SocketTaking
{
    private SocketTaking() { }

    /// <summary>It is open until it is given back.</summary>
    internal sealed record Taken(int Descriptor) : SocketTaking;

    /// <summary>It cannot be opened; the whole sentence.</summary>
    internal sealed record Failed(string Why) : SocketTaking;

    /// <summary>Its host has to be resolved first, which can take its time.</summary>
    internal sealed record Unresolved(ListenPlace.Host Place) : SocketTaking;
}
