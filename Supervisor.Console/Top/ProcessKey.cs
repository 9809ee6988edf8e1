namespace Supervisor.Cli.Top;

/// <summary>Which process of the fleet.</summary>
internal readonly record struct ProcessKey(string Node, string Group, string Name)
{
    public string ShortName => Shell.Namespec.Join(Group, Name);

    public override string ToString() => $"{Node}:{Group}:{Name}";
}
