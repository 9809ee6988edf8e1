using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster;

public class Member : IComparable, IComparable<Member>
{
    /// <summary>The number of a member that was never Up: younger than any other.</summary>
    internal const int NeverUp = int.MaxValue;

    public static readonly IComparer<Address> AddressOrdering = MemberOrdering.ByAddress;

    public static readonly IComparer<Member> AgeOrdering = MemberOrdering.ByAge;

    private Member(UniqueAddress uniqueAddress, int upNumber, MemberStatus status, ImmutableHashSet<string> roles)
    {
        UniqueAddress = uniqueAddress;
        UpNumber = upNumber;
        Status = status;
        Roles = roles;
        Fingerprint = StableHash.Mix(uniqueAddress.Fingerprint, (ulong)MemberLifecycle.Rank(status), (ulong)upNumber);
    }

    public UniqueAddress UniqueAddress { get; }

    public Address Address => UniqueAddress.Address;

    public MemberStatus Status { get; }

    public ImmutableHashSet<string> Roles { get; }

    /// <summary>Counts the members in the order in which they became Up.</summary>
    internal int UpNumber { get; }

    internal ulong Fingerprint { get; }

    internal static Member Joining(UniqueAddress node, ImmutableHashSet<string> roles) =>
        new(node, NeverUp, MemberStatus.Joining, roles);

    /// <summary>A member as it was told by another node: nothing is checked against a former status.</summary>
    internal static Member Restore(UniqueAddress node, int upNumber, MemberStatus status, ImmutableHashSet<string> roles) =>
        new(node, upNumber, status, roles);

    public bool HasRole(string role) => Roles.Contains(role);

    public bool IsOlderThan(Member other) => UpNumber == other.UpNumber
        ? AddressOrdering.Compare(Address, other.Address) < 0
        : UpNumber < other.UpNumber;

    public Member Copy(MemberStatus status)
    {
        if (status == Status) return this;
        if (!MemberLifecycle.IsAllowed(Status, status))
        {
            throw new InvalidOperationException($"A member does not go from {Status} to {status}: {UniqueAddress}.");
        }
        return new(UniqueAddress, UpNumber, status, Roles);
    }

    public Member CopyUp(int upNumber) => new(UniqueAddress, upNumber, Copy(MemberStatus.Up).Status, Roles);

    /// <summary>Two opinions about one member: the later status, and the older age if two leaders numbered it.</summary>
    internal Member Merge(Member other)
    {
        if (Fingerprint == other.Fingerprint) return this;
        var later = MemberLifecycle.Rank(Status) >= MemberLifecycle.Rank(other.Status) ? this : other;
        var upNumber = Math.Min(UpNumber, other.UpNumber);
        return later.UpNumber == upNumber ? later : new(UniqueAddress, upNumber, later.Status, later.Roles);
    }

    public int CompareTo(Member? other) => other is null ? 1 : UniqueAddress.CompareTo(other.UniqueAddress);

    int IComparable.CompareTo(object? obj) => CompareTo(obj as Member);

    public override bool Equals(object? obj) => obj is Member other && UniqueAddress.Equals(other.UniqueAddress);

    public override int GetHashCode() => UniqueAddress.GetHashCode();

    public override string ToString() => $"Member(address = {Address}, Uid={UniqueAddress.Uid} status = {Status}, role=[{string.Join(",", Roles)}], upNumber={UpNumber})";
}
