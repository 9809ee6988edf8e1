namespace Supervisor.Node.Configuration;

/// <summary>
/// Which file to read and what to read it against. The path is as the user wrote it, because messages quote it;
/// relative ones are taken from the working directory of the surroundings. Null searches the default places.
/// </summary>
internal sealed record ConfigRequest(
    string? Path, string Program, DaemonOverrides Overrides, Surroundings Surroundings);
