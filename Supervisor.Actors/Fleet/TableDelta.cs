using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>The way from one version of a node's table to a later one.</summary>
public sealed record TableDelta(
    NodeId Node, long From, long To, DaemonFacts Facts, EquatableArray<ProcessInfo> Changed, EquatableArray<Namespec> Removed)
{
    /// <summary>
    /// The same way in steps, each small enough for one message. The versions between are known to those on the way only: nobody
    /// is ever told a whole table of such a version.
    /// </summary>
    public IEnumerable<TableDelta> InPieces()
    {
        if (Changed.Sum(MessageSize.Of) + Removed.Sum(MessageSize.Of) <= MessageSize.Most) return [this];
        var pieces = MessageSize.Cut(Changed, MessageSize.Of).Select(p => (Changed: p, Removed: default(EquatableArray<Namespec>)))
            .Concat(MessageSize.Cut(Removed, MessageSize.Of).Select(p => (Changed: default(EquatableArray<ProcessInfo>), Removed: p)))
            .ToArray();
        return pieces.Select((piece, i) => this with
        {
            From = From + i,
            To = i == pieces.Length - 1 ? To : From + i + 1,
            Changed = piece.Changed,
            Removed = piece.Removed,
        });
    }
}
