using Supervisor.Actors.Messages;

namespace Supervisor.Node.Rpc.Names;

/// <summary>What a client means by a name: a process or a group, of this node or of another.</summary>
/// <param name="Written">As the client wrote it.</param>
/// <param name="Name">As its node knows it.</param>
/// <param name="Node">The node that was written behind an <c>@</c>; null: this one, and it was not said.</param>
internal readonly record struct Place(string Written, Namespec Name, string? Node)
{
    /// <summary>A name of this node.</summary>
    public static Place Here(string written) => new(written, Namespec.Parse(written), Node: null);

    /// <summary>A group of this node.</summary>
    public static Place GroupHere(string written) => new(written, new(written, null), Node: null);

    /// <summary><c>group@node:name</c>, <c>group@node:*</c> or <c>name@node</c>; null when there is no node in it.</summary>
    public static Place? Elsewhere(string written)
    {
        var name = Namespec.Parse(written);
        if (Split(name.Group) is not var (group, node)) return null;
        return new(written, new(group, name.Process == name.Group ? group : name.Process), node);
    }

    /// <summary><c>group@node</c>; null when there is no node in it.</summary>
    public static Place? GroupElsewhere(string written) =>
        Split(written) is var (group, node) ? new(written, new(group, null), node) : null;

    /// <summary>A group's name as others write it.</summary>
    public static string Join(string group, string? node) => node is null ? group : $"{group}@{node}";

    // At the last @: it is part of group names more often than of nodes'.
    private static (string Group, string Node)? Split(string group) =>
        group.LastIndexOf('@') is > 0 and var at && at < group.Length - 1 ? (group[..at], group[(at + 1)..]) : null;
}
