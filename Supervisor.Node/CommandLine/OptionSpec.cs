namespace Supervisor.Node.CommandLine;

/// <summary>One option: a letter, a long name, or both. Exact: the long name may not be abbreviated.</summary>
internal sealed record OptionSpec(char? Short, string? Long, bool TakesValue, bool Exact = false);
