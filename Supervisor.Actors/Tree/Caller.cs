using Akka.Actor;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Tree;

/// <summary>Who asked something of a process, and in what form the answer is expected.</summary>
internal readonly record struct Caller(IActorRef Ref, Namespec Name, bool InBatch)
{
    internal void Answer(CommandReply reply, IActorRef self)
    {
        if (InBatch) Ref.Tell(new ProcessAnswer(Name, reply), self);
        else Ref.Tell(reply, self);
    }

    /// <summary>Only a batch lets a process need nothing.</summary>
    internal void Skip(IActorRef self) => Ref.Tell(new ProcessAnswer(Name, null), self);

    internal void Issue(IActorRef self)
    {
        if (InBatch) Ref.Tell(new Issued(Name), self);
    }

    internal void Done(IActorRef self) => Answer(new CommandReply.Done(), self);

    internal void Fault(FaultCode code, IActorRef self) => Fault(code, Name.ToString(), self);

    internal void Fault(FaultCode code, string extra, IActorRef self) => Answer(new CommandReply.Fault(code, extra), self);
}
