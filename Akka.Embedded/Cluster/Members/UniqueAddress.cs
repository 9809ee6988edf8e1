using Akka.Actor;

namespace Akka.Cluster;

public class UniqueAddress : IComparable, IComparable<UniqueAddress>, IEquatable<UniqueAddress>
{
    public UniqueAddress(Address address, int uid)
    {
        Address = address;
        Uid = uid;
        Fingerprint = StableHash.Of(address, uid);
    }

    public Address Address { get; }

    public int Uid { get; }

    /// <summary>The same in every process, unlike a hash code.</summary>
    internal ulong Fingerprint { get; }

    public int CompareTo(UniqueAddress? uniqueAddress)
    {
        if (uniqueAddress is null) return 1;
        var byAddress = Member.AddressOrdering.Compare(Address, uniqueAddress.Address);
        return byAddress != 0 ? byAddress : Uid.CompareTo(uniqueAddress.Uid);
    }

    int IComparable.CompareTo(object? obj) => CompareTo(obj as UniqueAddress);

    /// <summary>By uid first, which is random: the order of members on the ring, and the cheapest to compare.</summary>
    internal int CompareOnRing(UniqueAddress other)
    {
        var byUid = Uid.CompareTo(other.Uid);
        return byUid != 0 || ReferenceEquals(this, other) ? byUid : Address.CompareTo(other.Address);
    }

    public bool Equals(UniqueAddress? other) =>
        ReferenceEquals(this, other) || (other is not null && Uid == other.Uid && Address.Equals(other.Address));

    public override bool Equals(object? obj) => Equals(obj as UniqueAddress);

    public override int GetHashCode() => Uid;

    public override string ToString() => $"UniqueAddress: ({Address}, {Uid})";

    public static bool operator ==(UniqueAddress? left, UniqueAddress? right) => left?.Equals(right) ?? right is null;

    public static bool operator !=(UniqueAddress? left, UniqueAddress? right) => !(left == right);
}
