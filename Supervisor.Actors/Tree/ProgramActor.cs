using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Tree;

/// <summary>
/// One program in one group: parent of its processes, whose failures its <see cref="AutoRestartStrategy"/> judges. It ends when the
/// last of them has left.
/// </summary>
internal sealed class ProgramActor(string group, ProgramConfig program, TreePorts ports) : UntypedActor
{
    private readonly Dictionary<string, IActorRef> _processes = [];
    private readonly Dictionary<IActorRef, IActorRef> _departing = [];
    private int _ready;

    protected override SupervisorStrategy SupervisorStrategy() =>
        new AutoRestartStrategy(LifecycleRules.Of(program.Processes[0]));

    protected override void PreStart()
    {
        var socket = program.Socket is { } config ? ports.Host.Share(program.Name, config) : null;
        foreach (var process in program.Processes)
        {
            var ledger = new ProcessLedger(group, process, socket);
            _processes[process.Name] = Context.ActorOf(PropsOf(ledger), ActorNames.Of(process.Name));
        }
    }

    /// <summary>A listener lives on the thread of its pool: what they say to each other wakes nobody else.</summary>
    private Props PropsOf(ProcessLedger ledger)
    {
        var props = Producer.Props(() => new ProcessActor(ledger, ports));
        return program.Kind == ProgramKind.EventListener ? props.WithDispatcher(EventsDispatcher.Id) : props;
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ProcessRequest { Name.Process: { } process }:
                _processes[process].Forward(message);
                break;
            case Everybody:
                foreach (var process in _processes.Values) process.Forward(message);
                break;
            case Depart depart when _processes.Remove(depart.Process, out var former):
                _departing[Context.Watch(former)] = Sender;
                // Behind what it was asked before.
                former.Tell(PoisonPill.Instance, Self);
                break;
            case Terminated gone when _departing.Remove(gone.ActorRef, out var asker):
                asker.Tell(new CommandReply.Done(), Self);
                if (_processes.Count + _departing.Count == 0) Context.Stop(Self);
                break;
            case Ready:
                if (++_ready == program.Processes.Count) Context.Parent.Tell(new Ready(program.Name), Self);
                break;
            default:
                Unhandled(message);
                break;
        }
    }
}
