using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Cluster;

/// <summary>A node that looks for its cluster, as it was asked to.</summary>
internal sealed record Seeking(ClusterInput.JoinSeedNodes Request, TimeSpan Since, TimeSpan NextRound) : ClusterPhase
{
    public ImmutableArray<Address> Seeds => Request.Seeds;

    public ImmutableDictionary<Address, SeedAnswer> Answers { get; init; } = ImmutableDictionary<Address, SeedAnswer>.Empty;

    /// <summary>The strongest cluster that answered, and the member to join through.</summary>
    public Contact? Found { get; init; }

    /// <summary>Whom to ask: the seeds, and where a cluster was said to be.</summary>
    public IEnumerable<Address> Asked => Request.Contact is { } contact ? Seeds.Append(contact).Distinct() : Seeds;

    public Seeking With(Address seed, SeedAnswer answer) => this with { Answers = Answers.SetItem(seed, answer) };

    internal sealed record Contact(Address Address, ClusterIdentity Cluster, TimeSpan HeardAt);
}
