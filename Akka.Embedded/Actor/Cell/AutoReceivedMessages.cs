namespace Akka.Actor;

/// <summary>Messages the cell answers itself.</summary>
internal static class AutoReceivedMessages
{
    internal static void Handle(ActorCell cell, object message)
    {
        switch (message)
        {
            case Terminated terminated:
                if (cell.DeathWatch.TryTakeQueued(terminated.ActorRef, out var instead))
                    cell.ReceiveMessage(instead ?? terminated);
                break;
            case PoisonPill:
                cell.SelfRef.Stop();
                break;
            case Kill:
                throw new ActorKilledException("Kill");
            case Identify identify:
                cell.Sender.Tell(new ActorIdentity(identify.MessageId, cell.Self), cell.Self);
                break;
            case ActorSelectionMessage selection:
                ActorSelectionDelivery.Deliver(cell.SelfRef, cell.CurrentSender, selection);
                break;
            default:
                cell.ReceiveMessage(message);
                break;
        }
    }
}
