using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet.Commands;

/// <summary>An answer with many outcomes is larger than a message: it goes in parts, and is whole when all have come in order.</summary>
internal sealed class AnswerParts
{
    private readonly List<ProcessOutcome> _outcomes = [];
    private int _parts;

    internal static IEnumerable<FleetMessage.CommandAnswered> Of(CommandReply reply)
    {
        if (reply is not CommandReply.Outcomes { Items: var outcomes }) return [new(0, true, reply)];
        var pieces = MessageSize.Cut(outcomes, MessageSize.Of).DefaultIfEmpty().ToArray();
        return pieces.Select((piece, i) => new FleetMessage.CommandAnswered(
            i, i == pieces.Length - 1, new CommandReply.Outcomes(piece)));
    }

    /// <summary>The whole answer when this was its last part.</summary>
    internal CommandReply? Add(FleetMessage.CommandAnswered part)
    {
        if (part.Reply is not CommandReply.Outcomes { Items: var outcomes }) return part.Reply;
        if (part.Part == 0)
        {
            _outcomes.Clear();
            _parts = 0;
        }

        if (part.Part != _parts) return null;
        _parts++;
        _outcomes.AddRange(outcomes);
        return part.IsLast ? new CommandReply.Outcomes(EquatableArray.Of(_outcomes)) : null;
    }
}
