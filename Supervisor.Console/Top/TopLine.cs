namespace Supervisor.Cli.Top;

/// <summary>One line of the list: a node, or a process when it has a key.</summary>
internal sealed record TopLine(string Node, ProcessKey? Key);
