using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster;

/// <summary>What a member does with each input.</summary>
internal static class MemberTurn
{
    public static void Found(Turn turn, ImmutableArray<Address> seeds) =>
        Arrive(turn, Gossip.Found(Member.Joining(turn.Self, turn.Node.Roles)), seeds);

    public static void Enter(Turn turn, Gossip gossip) =>
        Arrive(turn, gossip.SeenBy(turn.Self), (turn.Node.Phase as Seeking)?.Seeds ?? []);

    public static void Take(Turn turn, Membered us, ClusterInput input)
    {
        switch (input)
        {
            case ClusterInput.TimeElapsed: MemberClock.Run(turn, us); break;
            case ClusterInput.Received received: MemberMailbox.Receive(turn, us, received.Message); break;
            case ClusterInput.Accused accused: Accuse(turn, us, accused.Subjects); break;
            case ClusterInput.LeaveNode leave: Decide(turn, us, leave.Address, MemberStatus.Leaving); break;
            case ClusterInput.DownNode down: Decide(turn, us, down.Address, MemberStatus.Down); break;
        }
    }

    private static void Arrive(Turn turn, Gossip gossip, ImmutableArray<Address> seeds)
    {
        var silent = Suspicion.Of(Membered.ViewOf(gossip, turn), [], [], turn.Settings.FailureDetector.MonitoredByNrOfMembers);
        gossip = gossip with { Reachability = gossip.Reachability.Observe(turn.Self, silent) };
        var us = new Membered(gossip, Membered.ViewOf(gossip, turn), seeds)
        {
            NextGossip = turn.Now,
            NextProbe = turn.Now + turn.Settings.SeedProbeInterval,
            ChangedAt = turn.Now,
            Budget = GossipBudget.Full(turn.Settings.GossipBytesPerSecond, turn.Now),
        };
        Settlement.Settle(turn, us, gossip);
    }

    private static void Accuse(Turn turn, Membered us, ImmutableArray<UniqueAddress> subjects)
    {
        var silent = Suspicion.Of(us.View, subjects.Where(s => us.View.IndexOf(s) >= 0), us.View.Targets, turn.Settings.FailureDetector.MonitoredByNrOfMembers);
        Settlement.Settle(turn, us, us.Gossip with { Reachability = us.Gossip.Reachability.Observe(turn.Self, silent) });
    }

    /// <summary>An operator's word about one member; nothing if it cannot go there from where it is.</summary>
    private static void Decide(Turn turn, Membered us, Address address, MemberStatus status)
    {
        var membership = us.Gossip.Membership;
        var next = membership.Members
            .Where(m => m.Address.Equals(address) && MemberLifecycle.IsAllowed(m.Status, status))
            .Aggregate(membership, (all, m) => all.With(m.Copy(status)));
        Settlement.Settle(turn, us, us.Gossip.With(next, turn.Self));
    }
}
