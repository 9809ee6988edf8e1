using Akka.Actor;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet.Commands;

/// <summary>
/// Sees one command through that another node carries out: sends it once, gives the node until the deadline to say that it has
/// begun, and then waits for the outcome for as long as the node can be reached.
/// </summary>
internal sealed class SentCommandActor(SentCommand command) : UntypedActor, IWithTimers
{
    /// <summary>How long an accepted command may be silent before its node is asked, and how long for an answer to that.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private IActorRef? _server;
    private readonly AnswerParts _answer = new();
    private bool _isQuestioned;

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        command.Peer.Tell(new FleetMessage.CommandSent(command.From, command.Order), Self);
        Wait(command.Deadline);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case FleetMessage when !(_server?.Equals(Sender) ?? command.Admits(Sender)): break;
            case FleetMessage.CommandAccepted: Accept(); break;
            case FleetMessage.CommandAnswered answered: Gather(answered); break;
            case PeerLost: End(Unknown($"{command.Node} cannot be reached any more")); break;
            case Elapsed when _server is null: End(Unknown($"{command.Node} did not answer within {Seconds(command.Deadline)} s")); break;
            case Elapsed when _isQuestioned: End(Unknown($"{command.Node} knows nothing of the command any more")); break;
            case Elapsed: Question(); break;
            default: Unhandled(message); break;
        }
    }

    private void Accept()
    {
        _server = Sender;
        _isQuestioned = false;
        Wait(Silence);
    }

    private void Question()
    {
        _isQuestioned = true;
        _server!.Tell(new FleetMessage.OutcomeWanted(), Self);
        Wait(Silence);
    }

    private void Gather(FleetMessage.CommandAnswered answered)
    {
        if (_answer.Add(answered) is not { } reply) return;
        Sender.Tell(new FleetMessage.AnswerHeard(), Self);
        End(reply);
    }

    private void End(CommandReply reply)
    {
        command.Asker.Tell(reply, Context.Parent);
        Context.Stop(Self);
    }

    private void Wait(TimeSpan time) => Timers.StartSingleTimer(Elapsed.Instance, Elapsed.Instance, time);

    private static CommandReply.Fault Unknown(string why) => new(FaultCode.OutcomeUnknown, why);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Elapsed
    {
        internal static readonly Elapsed Instance = new();
    }
}
