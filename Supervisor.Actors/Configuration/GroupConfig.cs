namespace Supervisor.Actors.Configuration;

/// <summary>What an <c>[eventlistener:x]</c> adds to its group (specification 2.7.6).</summary>
public sealed record EventPoolConfig(int BufferSize, EquatableArray<string> Events, string ResultHandler)
{
    /// <summary>The handler of supervisor_stdout: results are output to be shown on the daemon's stdout, not verdicts.</summary>
    public const string StdoutHandler = "supervisor_stdout:event_handler";

    /// <summary>Whether results are shown on the daemon's stdout.</summary>
    public bool ShowsResults => ResultHandler == StdoutHandler;

    /// <summary>Whether headers give the length of a payload in characters, as the reference's do, instead of bytes.</summary>
    public bool CountsCharacters { get; init; }
}

/// <summary>The socket of an <c>[fcgi-program:x]</c> (specification 2.7.7). Compares by URL only when rereading.</summary>
public sealed record FastCgiConfig(string SocketUrl, int? Backlog, int? OwnerUid, int? OwnerGid, int? Mode);

/// <summary>A group as it is activated: its programs in definition order (specification 2.8).</summary>
public sealed record GroupConfig
{
    /// <summary>Unique among the active groups.</summary>
    public required string Name { get; init; }

    /// <summary>Lower starts first and stops last.</summary>
    public int Priority { get; init; } = 999;

    /// <summary>Programs in the order of the <c>programs=</c> list, or the one implied program.</summary>
    public required EquatableArray<ProgramConfig> Programs { get; init; }

    /// <summary>Set for an event listener pool.</summary>
    public EventPoolConfig? EventPool { get; init; }

    /// <summary>The sockets of its fcgi-programs, in definition order.</summary>
    public IEnumerable<FastCgiConfig> Sockets => Programs.Select(p => p.Socket).OfType<FastCgiConfig>();

    /// <summary>Every process of the group, in definition order.</summary>
    public IEnumerable<ProcessConfig> Processes => Programs.SelectMany(p => p.Processes);
}
