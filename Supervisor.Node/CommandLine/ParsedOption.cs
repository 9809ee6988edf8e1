namespace Supervisor.Node.CommandLine;

/// <summary>One option as found; <see cref="Spelling"/> is its full name with dashes, as messages show it.</summary>
internal sealed record ParsedOption(OptionSpec Spec, string Spelling, string Value);
