namespace Akka.Cluster;

/// <summary>
/// What the leader does as soon as every voter has seen the membership: who joined becomes Up, who is leaving goes on to
/// Exiting, who is Exiting or Down is removed. Each is news that must be seen again before the next.
/// </summary>
internal static class LeaderActions
{
    public static Membership Perform(Membership membership, ClusterView view, ProtocolSettings settings, long calendar)
    {
        var next = membership;
        var upNumber = NextUpNumber(membership);
        var mayRise = AreEnough(membership, settings);
        foreach (var member in view.MembersIn(view.Reachable).Order().Concat(view.MembersIn(view.Unreachable)))
        {
            next = member.Status switch
            {
                MemberStatus.Joining or MemberStatus.WeaklyUp => mayRise ? next.With(member.CopyUp(upNumber++)) : next,
                MemberStatus.Leaving => next.With(member.Copy(MemberStatus.Exiting)),
                MemberStatus.Exiting or MemberStatus.Down => next.Remove(member.UniqueAddress, calendar),
                _ => next,
            };
        }
        return next;
    }

    /// <summary>While somebody is unreachable nobody becomes Up; who is here may at least work.</summary>
    public static Membership Weaken(Membership membership, ClusterView view) => view.MembersIn(view.Reachable)
        .Where(m => m.Status == MemberStatus.Joining)
        .Aggregate(membership, (next, m) => next.With(m.Copy(MemberStatus.WeaklyUp)));

    private static bool AreEnough(Membership membership, ProtocolSettings settings)
    {
        var staying = membership.Members.Where(m => !MemberLifecycle.IsGoing(m.Status)).ToArray();
        return staying.Length >= settings.MinNrOfMembers
            && settings.MinNrOfMembersOfRole.All(least => staying.Count(m => m.HasRole(least.Key)) >= least.Value);
    }

    private static int NextUpNumber(Membership membership) =>
        1 + membership.Members.Where(m => m.UpNumber != Member.NeverUp).Select(m => m.UpNumber).DefaultIfEmpty(0).Max();
}
