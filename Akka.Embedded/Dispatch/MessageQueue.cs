using System.Runtime.CompilerServices;
using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>
/// Many producers, one consumer, no lock (D. Vyukov's linked queue). A producer swaps itself in as the newest node and then
/// links its predecessor to it; between the two the queue is known not to be empty and the consumer spins for the link.
/// </summary>
internal struct MessageQueue
{
    private MessageNode _newest;
    private MessageNode _oldest;

    internal static MessageQueue Create()
    {
        var stub = new MessageNode(null, null);
        return new MessageQueue { _newest = stub, _oldest = stub };
    }

    internal bool IsEmpty => Volatile.Read(ref _newest) == _oldest;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Enqueue(object message, IActorRef? sender)
    {
        var node = new MessageNode(message, sender);
        var previous = Interlocked.Exchange(ref _newest, node);
        Volatile.Write(ref previous.Next, node);
    }

    internal bool TryDequeue(out object message, out IActorRef? sender)
    {
        var next = Volatile.Read(ref _oldest.Next);
        if (next is null)
        {
            if (IsEmpty)
            {
                message = null!;
                sender = null;
                return false;
            }

            var spin = default(SpinWait);
            while ((next = Volatile.Read(ref _oldest.Next)) is null) spin.SpinOnce(sleep1Threshold: -1);
        }

        _oldest = next;
        message = next.Message!;
        sender = next.Sender;
        next.Message = null;
        next.Sender = null;
        return true;
    }
}
