using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>
/// Whom a node calls silent. Silence makes it watch further; whom it comes to watch so, or by having arrived, and whom somebody
/// else accuses counts as silent until heard: a first look at a member must not speak for it. Of a large far side each round would
/// otherwise find only those whom it just watches, and speak for the next ones meanwhile.
/// </summary>
internal static class Suspicion
{
    public static IEnumerable<UniqueAddress> Of(
        ClusterView view, IEnumerable<UniqueAddress> unheard, ImmutableArray<UniqueAddress> watched, int monitorsPerMember)
    {
        var silent = unheard.ToHashSet();
        for (var grows = true; grows;)
        {
            var sorted = silent.ToImmutableArray().Sort((a, b) => a.CompareOnRing(b));
            var suspects = MonitoringRing.TargetsOf(view.Members, view.SelfPlace, sorted, monitorsPerMember)
                .Where(at => view.Accused[at]).Select(at => view.Members[at].UniqueAddress).Where(t => !watched.Contains(t));
            grows = suspects.Aggregate(false, (any, suspect) => silent.Add(suspect) || any);
        }
        return silent;
    }
}
