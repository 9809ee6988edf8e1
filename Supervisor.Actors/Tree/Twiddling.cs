using System.Collections.Immutable;
using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Tree;

/// <summary>
/// Programs that join active groups, and processes that leave them. The change is in the configuration last read too, so that a group
/// that is removed and added again has it.
/// </summary>
internal sealed class Twiddling(SupervisorState state, TreePorts ports)
{
    internal void Add(SupervisorCommand.AddProgram command, IActorRef asker, IActorRef self)
    {
        var (name, program) = (command.Group, command.Program);
        if (Find(name) is not { } group)
            asker.Tell(new CommandReply.Fault(FaultCode.BadName, $"group: {name}"), self);
        else if (group.Config.EventPool is not null)
            asker.Tell(new CommandReply.Fault(FaultCode.Failed, $"{name} is a pool of event listeners"), self);
        else if (program.Processes.FirstOrDefault(p => group.Config.Processes.Any(q => q.Name == p.Name)) is { } known)
            asker.Tell(new CommandReply.Fault(FaultCode.BadName, known.Name), self);
        else if (program.Processes.Count == 0)
            asker.Tell(new CommandReply.Done(), self);
        else
        {
            Change(group, g => g.With(program));
            group.Actor.Tell(new Join(program), asker);
        }
    }

    /// <summary>What has to be asked of the process first; nothing when there is none of that name.</summary>
    internal ImmutableArray<BatchItem> AskToLeave(Namespec name) =>
        Find(name.Group) is { } group && Has(group, name) ? [new(group.Actor, name, new ProcessAction.Leave())] : [];

    internal void Leave(Departure departure, bool isStopped, IActorRef self)
    {
        var (name, asker) = departure;
        if (Find(name.Group) is not { } group)
            asker.Tell(new CommandReply.Fault(FaultCode.BadName, $"group: {name.Group}"), self);
        else if (!Has(group, name))
            asker.Tell(new CommandReply.Fault(FaultCode.BadName, name.Process), self);
        else if (!isStopped)
            asker.Tell(new CommandReply.Fault(FaultCode.StillRunning, name.Process), self);
        else
        {
            Change(group, g => g.Without(name.Process!));
            ports.Board.Keep(state.Remembered());
            group.Actor.Tell(new Depart(name.Process!), asker);
        }
    }

    private static bool Has(ActiveGroup group, Namespec name) => group.Config.Processes.Any(p => p.Name == name.Process);

    private ActiveGroup? Find(string name) => state.Leaving.ContainsKey(name) ? null : state.Groups.Find(name);

    private void Change(ActiveGroup group, Func<GroupConfig, GroupConfig> change)
    {
        state.Groups.Replace(group with { Config = change(group.Config) });
        state.Config = state.Config.WithGroup(group.Config.Name, change);
        ports.Board.PublishGroups(state.Groups.Configs);
    }
}

/// <summary>A process is to leave its group, if it is stopped.</summary>
internal sealed record Departure(Namespec Name, IActorRef Asker);
