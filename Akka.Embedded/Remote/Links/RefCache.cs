using System.Diagnostics.CodeAnalysis;
using System.Text;
using Akka.Actor;

namespace Akka.Remote.Links;

/// <summary>
/// References by their paths as they are on the wire, for one connection's reader. What is remembered is checked: an actor that
/// has ended is looked for again.
/// </summary>
internal sealed class RefCache(IActorRefProvider provider)
{
    private const int MaximumEntries = 1024;

    private readonly Dictionary<byte[], IActorRef> _found = new(new Bytes());

    internal IActorRef? Find(ReadOnlySpan<byte> path)
    {
        if (path.IsEmpty) return null;
        var lookup = _found.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(path, out var known) && known is not LocalActorRef { IsTerminated: true }) return known;
        var found = provider.ResolveActorRef(Encoding.UTF8.GetString(path));
        if (found is not (LocalActorRef or RemoteActorRef)) return found;
        if (_found.Count >= MaximumEntries) _found.Clear();
        lookup[path] = found;
        return found;
    }

    private sealed class Bytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
