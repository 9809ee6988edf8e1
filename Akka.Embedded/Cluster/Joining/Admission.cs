namespace Akka.Cluster;

/// <summary>How a member lets another in.</summary>
internal static class Admission
{
    /// <summary>
    /// Null if it is refused: a uid that was removed does not come back. A new uid at a known address is a node that was
    /// restarted; its former life is over for certain, so that one is removed at once and not first downed.
    /// </summary>
    public static Membership? Admit(Membership membership, ClusterMessage.Join join, long calendar)
    {
        if (membership.IsRemoved(join.From)) return null;
        return membership.Find(join.From) is not null
            ? membership
            : EndFormerLives(membership, join.From, calendar).With(Member.Joining(join.From, join.Roles));
    }

    /// <summary>Also each node's own rule about its own address: it knows best which uid lives there.</summary>
    public static Membership EndFormerLives(Membership membership, UniqueAddress living, long calendar) => membership.Members
        .Where(m => m.Address.Equals(living.Address) && m.UniqueAddress.Uid != living.Uid)
        .Aggregate(membership, (next, m) => next.Remove(m.UniqueAddress, calendar));
}
