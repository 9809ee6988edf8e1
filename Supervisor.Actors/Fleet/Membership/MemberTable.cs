using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;
using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Fleet.Membership;

/// <summary>The members as the cluster's events have them up to now.</summary>
internal sealed record MemberTable(
    ImmutableDictionary<UniqueAddress, MemberTable.Row> Rows, ImmutableHashSet<UniqueAddress> Unreachable, Address? Leader)
{
    internal static MemberTable Empty { get; } = new(
        ImmutableDictionary<UniqueAddress, Row>.Empty, ImmutableHashSet<UniqueAddress>.Empty, null);

    internal static MemberTable Of(ClusterEvent.CurrentClusterState state) => new(
        state.Members.ToImmutableDictionary(m => m.UniqueAddress, m => new Row(m, m.Status)),
        [.. state.Unreachable.Select(m => m.UniqueAddress)],
        state.Leader);

    internal MemberTable With(Member member) => this with { Rows = Rows.SetItem(member.UniqueAddress, new(member, member.Status)) };

    internal MemberTable Without(UniqueAddress member) =>
        this with { Rows = Rows.Remove(member), Unreachable = Unreachable.Remove(member) };

    internal MemberTable WithReachability(Member member, bool isReachable) => With(member) with
    {
        Unreachable = isReachable ? Unreachable.Remove(member.UniqueAddress) : Unreachable.Add(member.UniqueAddress),
    };

    /// <summary>What a fleet actor that was told everything before has to be told now.</summary>
    internal IEnumerable<FleetInput> Since(MemberTable before)
    {
        foreach (var gone in before.Rows.Keys.Where(m => !Rows.ContainsKey(m)))
            yield return new FleetInput.MemberGone(gone.Uid);
        foreach (var member in Rows.Keys)
        {
            var now = Seen(member)!;
            if (now != before.Seen(member)) yield return new FleetInput.MemberSeen(now);
        }

        if (Leaders != before.Leaders) yield return Leaders;
    }

    private FleetInput.LeadersSeen Leaders => new(Leader?.ToString(), Oldest?.Address.ToString());

    // Who has never been Up has no age, and who is Down no say.
    private Member? Oldest => Rows.Values
        .Where(r => r.Status is MemberStatus.Up or MemberStatus.Leaving or MemberStatus.Exiting)
        .Select(r => r.Member)
        .Order(Member.AgeOrdering)
        .FirstOrDefault();

    private FleetMember? Seen(UniqueAddress address) => Rows.GetValueOrDefault(address) is { Member: var member, Status: var status }
        ? new($"{address.Address}", address.Uid, EquatableArray.Of(member.Roles.Order(StringComparer.Ordinal)), $"{status}", !Unreachable.Contains(address))
        : null;

    /// <summary>Members are equal when they are of one life, whatever their status.</summary>
    internal sealed record Row(Member Member, MemberStatus Status);
}
