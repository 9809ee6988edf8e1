namespace Akka.Cluster;

/// <summary>
/// The way of a member, as one table. A status only ever grows in rank, so that of two nodes' opinions the higher one is
/// the later one and merging them needs no clock.
/// </summary>
internal static class MemberLifecycle
{
    /// <summary>Joining 0, WeaklyUp 1, Up 2, Leaving 3, Exiting 4, Down 5, Removed 6.</summary>
    public static int Rank(MemberStatus status) => status switch
    {
        MemberStatus.Joining => 0,
        MemberStatus.WeaklyUp => 1,
        MemberStatus.Up => 2,
        MemberStatus.Leaving => 3,
        MemberStatus.Exiting => 4,
        MemberStatus.Down => 5,
        MemberStatus.Removed => 6,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status of a member."),
    };

    public static bool IsAllowed(MemberStatus from, MemberStatus to) => (from, to) switch
    {
        (MemberStatus.Joining, MemberStatus.WeaklyUp or MemberStatus.Up or MemberStatus.Leaving) => true,
        (MemberStatus.WeaklyUp, MemberStatus.Up or MemberStatus.Leaving) => true,
        (MemberStatus.Up, MemberStatus.Leaving) => true,
        (MemberStatus.Leaving, MemberStatus.Exiting) => true,
        (not (MemberStatus.Down or MemberStatus.Removed), MemberStatus.Down) => true,
        (not MemberStatus.Removed, MemberStatus.Removed) => true,
        _ => false,
    };

    /// <summary>Its opinion counts: without it there is no convergence.</summary>
    public static bool IsVoter(MemberStatus status) => status is MemberStatus.Up or MemberStatus.Leaving;

    /// <summary>On its way out by decision or by its own wish; nobody waits for it any more.</summary>
    public static bool IsGoing(MemberStatus status) => status is MemberStatus.Exiting or MemberStatus.Down;
}
