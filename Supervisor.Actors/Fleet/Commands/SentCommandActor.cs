using Akka.Actor;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet.Commands;

/// <summary>
/// Sees one command through that another node carries out: sends it once, gives the node until the deadline to say that it has
/// begun, and then waits for the outcome for as long as the node can be reached.
/// </summary>
internal sealed class SentCommandActor(SentCommand command, ErrandLine line) : UntypedActor, IWithTimers
{
    /// <summary>How long an accepted command may be silent before its node is asked, and how long for an answer to that.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private PeerEnd? _server;
    private readonly AnswerParts _answer = new();
    private bool _isQuestioned;

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        line.Tell(command.Peer, new FleetMessage.CommandSent(command.From, command.Order));
        Wait(command.Deadline);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case FleetKey.Local { Content: Heard heard } local when line.Made(local): Hear(heard); break;
            case FleetKey.Local { Content: PeerLost } local when line.Made(local): End(Unknown($"{command.Node} cannot be reached any more")); break;
            case Elapsed when _server is null: End(Unknown($"{command.Node} did not answer within {Seconds(command.Deadline)} s")); break;
            case Elapsed when _isQuestioned: End(Unknown($"{command.Node} knows nothing of the command any more")); break;
            case Elapsed: Question(); break;
            default: Unhandled(message); break;
        }
    }

    // Who has taken it on is believed, and before that whoever of its node it was sent to.
    private void Hear(Heard heard)
    {
        if (_server is { } server ? heard.From != server : heard.From.Uid != command.Peer.Uid) return;
        switch (heard.Content)
        {
            case FleetMessage.CommandAccepted: Accept(heard.From); break;
            case FleetMessage.CommandAnswered answered: Gather(answered, heard.From); break;
        }
    }

    private void Accept(PeerEnd server)
    {
        _server = server;
        _isQuestioned = false;
        Wait(Silence);
    }

    private void Question()
    {
        _isQuestioned = true;
        line.Tell(_server!.Value, new FleetMessage.OutcomeWanted());
        Wait(Silence);
    }

    private void Gather(FleetMessage.CommandAnswered answered, PeerEnd server)
    {
        if (_answer.Add(answered) is not { } reply) return;
        line.Tell(server, new FleetMessage.AnswerHeard());
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
