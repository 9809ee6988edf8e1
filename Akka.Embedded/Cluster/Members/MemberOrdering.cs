using Akka.Actor;

namespace Akka.Cluster;

internal static class MemberOrdering
{
    public static readonly IComparer<Address> ByAddress = Comparer<Address>.Create(CompareAddresses);

    public static readonly IComparer<Member> ByAge = Comparer<Member>.Create(CompareAges);

    private static int CompareAddresses(Address a, Address b)
    {
        var byHost = string.CompareOrdinal(a.Host ?? "", b.Host ?? "");
        return byHost != 0 ? byHost : (a.Port ?? 0).CompareTo(b.Port ?? 0);
    }

    /// <summary>The oldest first; members that were never Up are younger than all others.</summary>
    private static int CompareAges(Member a, Member b)
    {
        if (a.Equals(b)) return 0;
        return a.IsOlderThan(b) ? -1 : 1;
    }
}
