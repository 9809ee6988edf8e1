namespace Supervisor.Cli.Options;

/// <summary>An option that exists.</summary>
internal sealed record OptionRule(char? Short, string? Long, bool TakesValue = false);

/// <summary>An option that was given, with the spelling that messages repeat.</summary>
internal sealed record ParsedOption(OptionRule Rule, string Spelling, string Value);
