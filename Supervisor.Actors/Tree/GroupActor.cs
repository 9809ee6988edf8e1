using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Tree;

/// <summary>One active group: parent of its programs.</summary>
internal sealed class GroupActor(GroupConfig group, TreePorts ports) : UntypedActor
{
    private readonly Dictionary<string, IActorRef> _programOf = [];
    private readonly List<IActorRef> _programs = [];
    private readonly Dictionary<IActorRef, IActorRef> _joining = [];
    private int _ready, _awaited, _joined;

    protected override SupervisorStrategy SupervisorStrategy() => new KeepGoingStrategy();

    protected override void PreStart()
    {
        foreach (var program in group.EffectivePrograms()) Add(program, ActorNames.Of(program.Name));
        _awaited = _programs.Count;
        if (_awaited == 0) ReportReady();
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ProcessRequest { Name.Process: { } process } request:
                if (_programOf.TryGetValue(process, out var program)) program.Forward(message);
                else new Caller(Sender, request.Name, request.InBatch).Fault(FaultCode.BadName, Self);
                break;
            case Everybody:
                foreach (var each in _programs) each.Forward(message);
                break;
            case Ready when _joining.Remove(Sender, out var asker):
                Sender.Tell(new Everybody(new ProcessAction.Autostart { Cause = new(CauseKind.Autostart) }), Self);
                asker.Tell(new CommandReply.Done(), Self);
                break;
            case Ready:
                if (++_ready == _awaited) ReportReady();
                break;
            case Join join:
                _joining[Add(join.Program, $"{ActorNames.Of(join.Program.Name)}${++_joined}")] = Sender;
                break;
            case Depart depart:
                Part(depart);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Part(Depart depart)
    {
        if (!_programOf.Remove(depart.Process, out var program))
        {
            Sender.Tell(new CommandReply.Fault(FaultCode.BadName, depart.Process), Self);
            return;
        }

        if (!_programOf.ContainsValue(program)) _programs.Remove(program);
        program.Forward(depart);
    }

    // A program that joins has a name that no other actor has, whatever came and went before.
    private IActorRef Add(ProgramConfig program, string name)
    {
        var props = Producer.Props(() => new ProgramActor(group.Name, program, ports));
        var actor = Context.ActorOf(props, name);
        _programs.Add(actor);
        foreach (var process in program.Processes) _programOf[process.Name] = actor;
        return actor;
    }

    private void ReportReady() => Context.Parent.Tell(new Ready(group.Name), Self);
}
