using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>
/// One node's part of the protocol: an immutable value, and <see cref="Handle"/>, a pure function from it and an input to the
/// next value and what is to be done. Times are those of a clock that never jumps; <paramref name="Epoch"/> is what the
/// calendar shows, in seconds since 1970, when that clock shows zero.
/// </summary>
internal sealed record ClusterNode(
    ProtocolSettings Settings, UniqueAddress Self, ImmutableHashSet<string> Roles, RandomSource Random, long Epoch, ClusterPhase Phase, TimeSpan Due)
{
    /// <summary>When nothing is to be done until something is received.</summary>
    public static readonly TimeSpan Never = TimeSpan.MaxValue;

    public static ClusterNode Create(ProtocolSettings settings, UniqueAddress self, ImmutableHashSet<string> roles, ulong seed, long epoch) =>
        new(settings, self, roles, new(seed), epoch, ClusterPhase.Idle.Instance, Never);

    /// <summary>What this node believes about its cluster; the same object as long as that does not change. Null outside of one.</summary>
    public ClusterView? View => (Phase as Membered)?.View;

    public static ClusterStep Handle(ClusterNode node, ClusterInput input, TimeSpan now)
    {
        var turn = new Turn(node, now);
        switch (node.Phase)
        {
            case ClusterPhase.Idle: Begin(turn, input); break;
            case Seeking seeking: SeekingTurn.Take(turn, seeking, input); break;
            case Membered membered: MemberTurn.Take(turn, membered, input); break;
        }
        return turn.Result;
    }

    private static void Begin(Turn turn, ClusterInput input)
    {
        switch (input)
        {
            case ClusterInput.JoinSeedNodes seeds: SeekingTurn.Start(turn, seeds); break;
            case ClusterInput.JoinNode join: SeekingTurn.Start(turn, join); break;
        }
    }
}
