using Akka.Actor;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet.Commands;

/// <summary>
/// Has one command of another node carried out by the tree, and keeps the answer until it was heard: an answer may be lost on
/// its way, and is asked about then. Whatever becomes of the other node, the command goes on.
/// </summary>
internal sealed class ServedCommandActor(
    SupervisorCommand order, Func<SupervisorCommand, Task<CommandReply>> tree, PeerEnd asker, ErrandLine line) : UntypedActor
{
    private static readonly TimeSpan Keeping = TimeSpan.FromSeconds(30);

    private CommandReply? _reply;

    /// <summary>Has a command carried out by the tree and tells the asker the reply, whatever happens.</summary>
    internal static void Carry(Func<SupervisorCommand, Task<CommandReply>> tree, SupervisorCommand order, ICanTell asker) =>
        _ = tree(order).PipeTo(asker, failure: e => new CommandReply.Fault(FaultCode.Failed, e.Message));

    protected override void PreStart()
    {
        Carry(tree, order, line.To(Self));
        line.Tell(asker, new FleetMessage.CommandAccepted());
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case FleetKey.Local local when line.Made(local): Hear(local.Content); break;
            case ReceiveTimeout: Context.Stop(Self); break;
            default: Unhandled(message); break;
        }
    }

    private void Hear(object content)
    {
        switch (content)
        {
            case CommandReply reply: Answer(reply); break;
            case Heard heard when heard.From != asker: break;
            case Heard { Content: FleetMessage.OutcomeWanted }: Tell(); break;
            case Heard { Content: FleetMessage.AnswerHeard }: Context.Stop(Self); break;
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
        if (_reply is null) line.Tell(asker, new FleetMessage.CommandAccepted());
        else foreach (var part in AnswerParts.Of(_reply)) line.Tell(asker, part);
    }
}
