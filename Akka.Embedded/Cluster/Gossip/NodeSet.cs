using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Akka.Cluster;

/// <summary>A set of members by their places in one membership, a bit each: half a thousand nodes are 63 bytes.</summary>
internal readonly struct NodeSet : IEquatable<NodeSet>
{
    private const int WordBits = 64;

    private readonly ImmutableArray<ulong> _words;

    private NodeSet(ImmutableArray<ulong> words) => _words = words;

    public static NodeSet Empty(int size) => new(ImmutableArray.Create(new ulong[(size + WordBits - 1) / WordBits]));

    public static NodeSet Of(int size, IEnumerable<int> places)
    {
        var words = new ulong[(size + WordBits - 1) / WordBits];
        foreach (var at in places) words[at / WordBits] |= 1UL << at;
        return new(ImmutableCollectionsMarshal.AsImmutableArray(words));
    }

    public static NodeSet Where(int size, Func<int, bool> isIn)
    {
        var words = new ulong[(size + WordBits - 1) / WordBits];
        for (var at = 0; at < size; at++) if (isIn(at)) words[at / WordBits] |= 1UL << at;
        return new(ImmutableCollectionsMarshal.AsImmutableArray(words));
    }

    /// <summary>A set as it was told by another node.</summary>
    public static NodeSet OfWords(ImmutableArray<ulong> words) => new(words);

    public ImmutableArray<ulong> Words => _words.IsDefault ? [] : _words;

    public int SizeInBytes => Words.Length * sizeof(ulong);

    public bool IsEmpty => !Words.AsSpan().ContainsAnyExcept(0UL);

    public int Count => Words.Sum(BitOperations.PopCount);

    public bool this[int place] => (Words[place / WordBits] & (1UL << place)) != 0;

    public NodeSet With(int place) => this[place]
        ? this
        : new(Words.SetItem(place / WordBits, Words[place / WordBits] | (1UL << place)));

    /// <summary>This very value if the other holds nothing new. Sets of different sizes do not speak of one membership.</summary>
    public NodeSet Union(NodeSet other)
    {
        if (other.Words.Length != Words.Length || Contains(other)) return this;
        var words = ImmutableArray.CreateBuilder<ulong>(Words.Length);
        for (var i = 0; i < Words.Length; i++) words.Add(Words[i] | other.Words[i]);
        return new(words.MoveToImmutable());
    }

    public bool Contains(NodeSet other)
    {
        var (ours, theirs) = (Words, other.Words);
        if (ours.Length != theirs.Length) return false;
        for (var i = 0; i < ours.Length; i++)
        {
            if ((theirs[i] & ~ours[i]) != 0) return false;
        }
        return true;
    }

    public bool Equals(NodeSet other) => Words.AsSpan().SequenceEqual(other.Words.AsSpan());

    public override bool Equals(object? obj) => obj is NodeSet other && Equals(other);

    public override int GetHashCode() => Words.Aggregate(0, HashCode.Combine);
}
