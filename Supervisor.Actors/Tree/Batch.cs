using Akka.Actor;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Tree;

/// <summary>One action for one of many processes, and the group actor through which it goes.</summary>
internal sealed record BatchItem(IActorRef Group, Namespec Name, ProcessAction Action);

/// <summary>The outcome of a batch: a row for each process that needed the action.</summary>
internal sealed record BatchDone(object Tag, CommandReply.Outcomes Outcomes)
{
    /// <summary>Whether every action went well.</summary>
    internal bool Succeeded => Outcomes.Items.All(o => o.Status == FaultCode.Success);
}
