namespace Supervisor.Cli.Fleet.Selectors;

/// <summary>
/// Which processes of a fleet are meant: <c>NODE:GROUP:NAME</c>, <c>GROUP:NAME</c> or <c>NAME</c>, with <c>@NODE</c> or
/// <c>@role:ROLE</c> behind it or alone, or <c>all</c>. Each part is a <see cref="Glob"/>; null where nothing is said.
/// </summary>
internal sealed record Selector(string Text, Glob? Node, Glob? Role, Glob? Group, Glob? Name)
{
    private const string RoleMark = "@role:";
    private const string Everything = "all";

    /// <summary>It says where: on which nodes, or on all of them.</summary>
    public bool SaysWhere => Node is not null || Role is not null || (Group is null && Name is null);

    /// <summary>The part in front of the node and the role.</summary>
    public string Head => (Group, Name) switch
    {
        (null, null) => Everything,
        (null, var name) => name!.Text,
        var (group, name) => $"{group.Text}:{name?.Text ?? "*"}",
    };

    public static Selector Parse(string text)
    {
        var (head, role) = Split(text, RoleMark);
        (head, var node) = Split(head, "@");
        if (role is "" || node is "") throw new SelectorException($"'{text}' has nothing behind its @");
        var parts = head.Split(':');
        if (parts.Length == 3)
        {
            if (node is not null) throw new SelectorException($"'{text}' says its node twice");
            if (parts[0].Length == 0) throw new SelectorException($"'{text}' has no node in front of its first colon");
            (node, parts) = (parts[0], parts[1..]);
        }
        var where = (Node: Pattern(node), Role: Pattern(role));
        return parts switch
        {
            [""] when node is null && role is null => throw new SelectorException("a selector is empty"),
            ["" or Everything] => new(text, where.Node, where.Role, null, null),
            [var name] => new(text, where.Node, where.Role, null, Glob.Parse(name)),
            ["", _] => throw new SelectorException($"'{text}' has no group in front of its colon"),
            [var group, var name] => new(text, where.Node, where.Role, Glob.Parse(group), Glob.Parse(name.Length == 0 ? "*" : name)),
            _ => throw new SelectorException($"'{text}' has too many colons; NODE:GROUP:NAME is the longest form"),
        };
    }

    private static Glob? Pattern(string? text) => text is null ? null : Glob.Parse(text);

    private static (string Head, string? Tail) Split(string text, string mark)
    {
        var place = text.LastIndexOf(mark, StringComparison.Ordinal);
        return place < 0 ? (text, null) : (text[..place], text[(place + mark.Length)..]);
    }
}
