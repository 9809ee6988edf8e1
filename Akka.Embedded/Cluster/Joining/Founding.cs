using Akka.Actor;

namespace Akka.Cluster;

/// <summary>
/// When a seed founds the cluster itself. Of the seeds that are up together the one with the lowest address does, whatever the
/// order in the list or of starting; the others hear of its cluster in their next round. A seed that nobody answers waits
/// <c>seed-node-timeout</c>, unless it is known that nobody is there. A node that comes back founds sooner only if most seeds say that they are
/// in no cluster either, and if it was not told of one. Two that found at the same time behind a partition give way when they meet.
/// </summary>
internal static class Founding
{
    /// <summary>An answer older than so many rounds says nothing any more.</summary>
    private const int FreshRounds = 6;

    public static bool IsDue(Seeking seeking, Address self, ProtocolSettings settings, TimeSpan now)
    {
        if (!seeking.Seeds.Contains(self) || seeking.Found is not null) return false;
        var others = seeking.Seeds.Where(s => !s.Equals(self)).Distinct().ToArray();
        var fresh = now - (settings.SeekInterval * FreshRounds);
        var answers = others.Select(s => seeking.Answers.TryGetValue(s, out var a) && a.At >= fresh ? a.Is : (SeedAnswer.Kind?)null).ToArray();
        if (others.Where((s, i) => answers[i] is SeedAnswer.Kind.WouldFound && Member.AddressOrdering.Compare(s, self) < 0).Any()) return false;
        return seeking.Request.WasMember
            ? (IsMajority(answers, others.Length + 1) && seeking.Request.Contact is null) || now - seeking.Since >= settings.RefoundAfter
            : Array.TrueForAll(answers, a => a is not null) || now - seeking.Since >= settings.SeedNodeTimeout;
    }

    private static bool IsMajority(SeedAnswer.Kind?[] answers, int seeds) =>
        (1 + answers.Count(a => a is SeedAnswer.Kind.WouldFound or SeedAnswer.Kind.WouldNotFound)) * 2 > seeds;
}
