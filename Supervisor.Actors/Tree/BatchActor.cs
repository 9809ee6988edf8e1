using System.Collections.Immutable;
using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Tree;

/// <summary>
/// Does one thing to many processes: the actions begin in their order, each as soon as the one before it is under way, and
/// nobody waits for anybody's outcome. Rows of actions that were refused at once come first, the others follow in the order of
/// the actions (specification 5.8.4).
/// </summary>
internal sealed class BatchActor(ImmutableArray<BatchItem> items, object tag) : UntypedActor
{
    private readonly CommandReply?[] _replies = new CommandReply?[items.Length];
    private readonly bool[] _isAnswered = new bool[items.Length];
    private readonly bool[] _underWay = new bool[items.Length];
    private readonly Dictionary<Namespec, int> _indexes = items.Select((item, index) => (item.Name, index)).ToDictionary();
    private int _issued = -1;
    private int _answered;

    internal static Props Props(ImmutableArray<BatchItem> items, object tag) =>
        Producer.Props(() => new BatchActor(items, tag));

    protected override void PreStart()
    {
        foreach (var group in items.Select(i => i.Group).Distinct()) Context.Watch(group);
        IssueNext();
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Issued issued:
                _underWay[_indexes[issued.Name]] = true;
                IssueNext();
                break;
            case ProcessAnswer answer:
                Take(_indexes[answer.Name], answer.Reply);
                break;
            case Terminated gone:
                Lose(gone.ActorRef);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    // The group was removed meanwhile: nobody is left to answer for its members.
    private void Lose(IActorRef group)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Group.Equals(group) && !_isAnswered[i])
                Take(i, new CommandReply.Fault(FaultCode.BadName, items[i].Name.ToString()));
        }
    }

    private void Take(int index, CommandReply? reply)
    {
        if (_isAnswered[index]) return;
        _isAnswered[index] = true;
        _replies[index] = reply;
        _answered++;
        if (!_underWay[index] && index == _issued) IssueNext();
        else EndWhenAnswered();
    }

    private void IssueNext()
    {
        do _issued++;
        while (_issued < items.Length && _isAnswered[_issued]);
        if (_issued < items.Length)
        {
            var item = items[_issued];
            item.Group.Tell(new ProcessRequest(item.Name, item.Action, InBatch: true), Self);
        }
        else
        {
            EndWhenAnswered();
        }
    }

    private void EndWhenAnswered()
    {
        if (_answered < items.Length) return;
        Context.Parent.Tell(new BatchDone(tag, Outcomes()), Self);
        Context.Stop(Self);
    }

    private CommandReply.Outcomes Outcomes()
    {
        var rows = Enumerable.Range(0, items.Length)
            .Where(i => _replies[i] is not null)
            .OrderBy(i => !_underWay[i] && _replies[i] is CommandReply.Fault ? 0 : 1)
            .Select(i => Outcome(items[i].Name, _replies[i]!));
        return new(EquatableArray.Of(rows));
    }

    private static ProcessOutcome Outcome(Namespec name, CommandReply reply) => reply is CommandReply.Fault fault
        ? new(name.Group, name.Process!, fault.Code, fault.Text)
        : ProcessOutcome.Ok(name.Group, name.Process!);
}
