namespace Supervisor.Actors.Configuration;

/// <summary>What kind of section a program comes from.</summary>
public enum ProgramKind
{
    /// <summary><c>[program:x]</c></summary>
    Program,

    /// <summary><c>[eventlistener:x]</c></summary>
    EventListener,

    /// <summary><c>[fcgi-program:x]</c></summary>
    FastCgi,
}

/// <summary>One program-like section, resolved for one group: the recipe and its processes, in definition order.</summary>
public sealed record ProgramConfig(string Name, ProgramKind Kind, EquatableArray<ProcessConfig> Processes)
{
    /// <summary>The socket that its processes share, for an fcgi-program.</summary>
    public FastCgiConfig? Socket { get; init; }
}
