using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>Tables of the protocol are arrays in the order of the ring, without doubles.</summary>
internal static class SortedMerge
{
    public static ImmutableArray<T> Union<T>(ImmutableArray<T> a, ImmutableArray<T> b, Func<T, T, int> compare, Func<T, T, T> merge)
    {
        var all = ImmutableArray.CreateBuilder<T>(a.Length + b.Length);
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            var order = compare(a[i], b[j]);
            if (order < 0) all.Add(a[i++]);
            else if (order > 0) all.Add(b[j++]);
            else all.Add(merge(a[i++], b[j++]));
        }
        while (i < a.Length) all.Add(a[i++]);
        while (j < b.Length) all.Add(b[j++]);
        return all.DrainToImmutable();
    }

    /// <summary>The place of a node, or the complement of where it belongs.</summary>
    public static int IndexOf<T>(ImmutableArray<T> table, UniqueAddress node, Func<T, UniqueAddress> key)
    {
        int low = 0, high = table.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = key(table[middle]).CompareOnRing(node);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1; else high = middle - 1;
        }
        return ~low;
    }
}
