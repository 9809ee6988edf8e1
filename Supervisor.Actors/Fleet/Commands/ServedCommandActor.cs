using Akka.Actor;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet.Commands;

/// <summary>
/// Has one command of another node carried out by the tree, and keeps the answer until it was heard: an answer may be lost on
/// its way, and is asked about then. Whatever becomes of the other node, the command goes on.
/// </summary>
internal sealed class ServedCommandActor(SupervisorCommand order, ICanTell tree, IActorRef asker) : UntypedActor
{
    private static readonly TimeSpan Keeping = TimeSpan.FromSeconds(30);

    private CommandReply? _reply;

    protected override void PreStart()
    {
        tree.Tell(order, Self);
        asker.Tell(new FleetMessage.CommandAccepted(), Self);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case CommandReply reply: Answer(reply); break;
            case FleetMessage when !asker.Equals(Sender): break;
            case FleetMessage.OutcomeWanted: Tell(); break;
            case FleetMessage.AnswerHeard: Context.Stop(Self); break;
            case ReceiveTimeout: Context.Stop(Self); break;
            case PeerLost: break;
            default: Unhandled(message); break;
        }
    }

    private void Answer(CommandReply reply)
    {
        _reply = reply;
        SetReceiveTimeout(Keeping);
        Tell();
    }

    private void Tell()
    {
        if (_reply is null) asker.Tell(new FleetMessage.CommandAccepted(), Self);
        else foreach (var part in AnswerParts.Of(_reply)) asker.Tell(part, Self);
    }
}
