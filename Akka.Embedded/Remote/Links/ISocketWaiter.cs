using System.Net.Sockets;

namespace Akka.Remote.Links;

/// <summary>
/// Says when to look at sockets again, in place of the kernel: what comes in meanwhile waits there. Its thread is woken by its own clock,
/// however many bytes arrive at whatever times.
/// </summary>
internal interface ISocketWaiter
{
    /// <summary>Done at the next look, on the waiter's thread.</summary>
    Task NextLook(Socket socket);

    /// <summary>It is closed: who waits for it goes on and sees that.</summary>
    void Forget(Socket socket);
}
