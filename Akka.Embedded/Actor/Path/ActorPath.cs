using System.Globalization;
using Akka.Util;

namespace Akka.Actor;

public abstract class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>, ISurrogated
{
    public const string ValidSymbols = "\"-_.*$+:@&=,!~';()";

    private protected ActorPath(ActorPath? parent, string name, long uid)
    {
        ParentPath = parent;
        Name = name;
        Uid = uid;
    }

    public string Name { get; }

    public long Uid { get; }

    public Address Address => Root.RootAddress!;

    public int Depth
    {
        get
        {
            var depth = 0;
            for (var at = ParentPath; at is not null; at = at.ParentPath) depth++;
            return depth;
        }
    }

    public ActorPath Root
    {
        get
        {
            var at = this;
            while (at.ParentPath is { } parent) at = parent;
            return at;
        }
    }

    public ActorPath Parent => ParentPath ?? this;

    private protected ActorPath? ParentPath { get; }

    private protected virtual Address? RootAddress => null;

    public IReadOnlyList<string> Elements
    {
        get
        {
            var elements = new string[Depth];
            var at = this;
            for (var i = elements.Length - 1; i >= 0; i--, at = at.Parent) elements[i] = at.Name;
            return elements;
        }
    }

    public static bool IsValidPathElement(string s) => ActorPathText.IsValidElement(s);

    public static string FormatPathElements(IEnumerable<string> pathElements) => string.Join('/', pathElements);

    public static ActorPath Parse(string path) =>
        TryParse(path, out var parsed)
            ? parsed
            : throw new UriFormatException($"Can not parse an ActorPath: {path}");

    public static bool TryParse(string path, out ActorPath actorPath) => ActorPathText.TryParse(path, out actorPath);

    public static bool TryParseAddress(string path, out Address address) => Address.TryParse(path, out address);

    public ActorPath ParentOf(int depth)
    {
        var at = this;
        for (var up = depth >= 0 ? Depth - depth : -depth; up > 0; up--) at = at.Parent;
        return at;
    }

    public ActorPath Child(string childName)
    {
        var hash = childName.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 || !long.TryParse(childName.AsSpan(hash + 1), out var uid)
            ? new ChildActorPath(this, childName, 0)
            : new ChildActorPath(this, childName[..hash], uid);
    }

    public ActorPath WithUid(long uid) =>
        ParentPath is null
            ? uid == 0 ? this : throw new NotSupportedException("A root path has no uid.")
            : new ChildActorPath(ParentPath, Name, uid);

    public override string ToString() => ActorPathText.Format(this, Address);

    public string ToStringWithoutAddress() => ActorPathText.Format(this, null);

    public string ToStringWithAddress() => ToString();

    public string ToStringWithAddress(Address address) =>
        ActorPathText.Format(this, Address.Host is null ? address : Address);

    public string ToStringWithUid() => WithUidSuffix(ToString());

    public string ToSerializationFormat() => ToStringWithUid();

    public string ToSerializationFormatWithAddress(Address address) => WithUidSuffix(ToStringWithAddress(address));

    private string WithUidSuffix(string text) =>
        Uid == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}#{Uid}");

    public bool Equals(ActorPath? other)
    {
        ActorPath? left = this, right = other;
        while (!ReferenceEquals(left, right))
        {
            if (left is null || right is null || left.Name != right.Name) return false;
            if (left.ParentPath is null) return right.ParentPath is null && left.Address.Equals(right.Address);
            (left, right) = (left.ParentPath, right.ParentPath);
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ActorPath);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        for (ActorPath? at = this; at is not null; at = at.ParentPath) hash.Add(at.Name);
        return hash.ToHashCode();
    }

    public int CompareTo(ActorPath? other) =>
        other is null ? 1 : string.CompareOrdinal(ToString(), other.ToString());

    public ISurrogate ToSurrogate(ActorSystem system) => new Surrogate(ToSerializationFormat());

    public static bool operator ==(ActorPath? left, ActorPath? right) => left?.Equals(right) ?? right is null;

    public static bool operator !=(ActorPath? left, ActorPath? right) => !(left == right);

    public static ActorPath operator /(ActorPath path, string name) => path.Child(name);

    public static ActorPath operator /(ActorPath path, IEnumerable<string> name) =>
        name.Where(n => n.Length > 0).Aggregate(path, (at, n) => at / n);

    public sealed class Surrogate(string path) : ISurrogate
    {
        public string Path { get; } = path;

        public ISurrogated FromSurrogate(ActorSystem system) => Parse(Path);
    }
}
