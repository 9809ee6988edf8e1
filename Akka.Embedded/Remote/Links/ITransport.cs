using Akka.Actor;

namespace Akka.Remote.Links;

/// <summary>
/// Where connections come from: TCP, or a network inside the process for tests. Disposed of, it accepts nothing more.
/// </summary>
internal interface ITransport : IDisposable
{
    /// <summary>Begins to accept. The answer is our address, with the port that was taken.</summary>
    /// <exception cref="RemoteTransportException">The address cannot be listened on.</exception>
    Address Listen(Func<IConnection, Task> accept);

    /// <exception cref="IOException">Nobody answers there (or a reason of TLS).</exception>
    Task<IConnection> Connect(Address target, CancellationToken cancel);
}
