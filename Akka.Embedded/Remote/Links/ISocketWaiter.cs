using System.Net.Sockets;

namespace Akka.Remote.Links;

/// <summary>Waits for sockets in place of the thread pool.</summary>
internal interface ISocketWaiter
{
    /// <summary>Done when there is something to read (or the end, or an error), on the waiter's thread.</summary>
    Task Readable(Socket socket);

    /// <summary>Nobody waits for it any more.</summary>
    void Forget(Socket socket);
}
