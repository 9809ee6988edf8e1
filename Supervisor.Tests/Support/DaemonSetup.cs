namespace Supervisor.Tests.Support;

/// <summary>What a daemon is started with, beside the programs that a test is about: further lines of its sections, and options.</summary>
internal sealed record DaemonSetup
{
    public string Socket { get; init; } = "";

    public string Client { get; init; } = "";

    public string Daemon { get; init; } = "";

    public string[] Options { get; init; } = ["-n", "-s"];

    /// <summary>A command that ends with starting the words behind it in its own place, as <c>env</c> does.</summary>
    public string[] Prefix { get; init; } = [];

    /// <summary>The whole file before the programs, instead of the sections that every daemon needs.</summary>
    public string? Whole { get; init; }

    public string Frame(TempDir directory) => Whole ?? $"""
        [unix_http_server]
        file={directory}/supervisor.sock
        {Socket}
        [supervisord]
        logfile={directory}/supervisord.log
        pidfile={directory}/supervisord.pid
        childlogdir={directory}
        {Daemon}
        [rpcinterface:supervisor]
        supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
        [supervisorctl]
        serverurl=unix://{directory}/supervisor.sock
        {Client}

        """;
}
