namespace Supervisor.Cli.Options;

/// <summary>Section <c>[supervisorctl]</c>, or its defaults where there is no file.</summary>
internal sealed record ClientSettings
{
    public string ServerUrl { get; init; } = "http://localhost:9001";
    public string? UserName { get; init; }
    public string? Password { get; init; }
    public string Prompt { get; init; } = "supervisor";
    public string? HistoryFile { get; init; }

    /// <summary>Sections that only the reference can make use of.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
