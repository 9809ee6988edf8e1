using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster;

/// <summary>
/// What bounds the tables that a node sends. So many bytes per second, which gather up to one second's worth; and the same table
/// to the same node only after a pause, so that one who slept and asks a hundred times is answered once. What is not sent is
/// asked for again.
/// </summary>
internal sealed record GossipBudget(double Bytes, TimeSpan At, ImmutableDictionary<Address, GossipBudget.Table> Sent)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public static GossipBudget Full(int bytes, TimeSpan now) => new(bytes, now, ImmutableDictionary<Address, Table>.Empty);

    /// <summary>
    /// Null if it may not be sent now. One message may overdraw the budget, or a table larger than it could never be sent; the
    /// debt is waited off.
    /// </summary>
    public GossipBudget? Spend(Address to, ulong table, int bytes, int perSecond, TimeSpan now)
    {
        if (Sent.TryGetValue(to, out var last) && last.Hash == table && now - last.At < Pause) return null;
        var filled = Math.Min(perSecond, Bytes + ((now - At).TotalSeconds * perSecond));
        return filled > 0 ? new(filled - bytes, now, Sent.SetItem(to, new(table, now))) : null;
    }

    internal readonly record struct Table(ulong Hash, TimeSpan At);
}
