using Akka.Actor;
using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Tree;

/// <summary>One active group: parent of its programs.</summary>
internal sealed class GroupActor(GroupConfig group, TreePorts ports) : UntypedActor
{
    private readonly Dictionary<string, IActorRef> _programOf = [];
    private readonly List<IActorRef> _programs = [];
    private int _ready;

    protected override SupervisorStrategy SupervisorStrategy() => new KeepGoingStrategy();

    protected override void PreStart()
    {
        foreach (var program in group.EffectivePrograms()) Add(program);
        if (_programs.Count == 0) ReportReady();
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ProcessRequest { Name.Process: { } process }:
                _programOf[process].Forward(message);
                break;
            case Everybody:
                foreach (var program in _programs) program.Forward(message);
                break;
            case Ready:
                if (++_ready == _programs.Count) ReportReady();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Add(ProgramConfig program)
    {
        var props = Producer.Props(() => new ProgramActor(group.Name, program, ports));
        var actor = Context.ActorOf(props, ActorNames.Of(program.Name));
        _programs.Add(actor);
        foreach (var process in program.Processes) _programOf[process.Name] = actor;
    }

    private void ReportReady() => Context.Parent.Tell(new Ready(group.Name), Self);
}
