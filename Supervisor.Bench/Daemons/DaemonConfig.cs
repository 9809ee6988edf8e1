namespace Supervisor.Bench.Daemons;

/// <summary>
/// The programs of a measurement: what the child does (see child.c) and how many run. Everything that is not written
/// here has the reference's default, the logs of every child included.
/// </summary>
internal sealed record DaemonConfig(int Programs, string Verb = "report", string Arguments = "", string Keys = "")
{
    /// <summary>Further sections, of the paths of the child and its FIFO.</summary>
    public Func<string, string, string> Others { get; init; } = (_, _) => "";

    public string Write(string child, string fifo) => $"""
        [unix_http_server]
        file = %(here)s/socket

        [supervisord]
        logfile = %(here)s/supervisord.log
        pidfile = %(here)s/supervisord.pid
        childlogdir = %(here)s
        nodaemon = true
        minfds = 8192

        [rpcinterface:supervisor]
        supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

        [supervisorctl]
        serverurl = unix://%(here)s/socket

        {(Programs == 0 ? "" : Program(child, fifo))}

        {Others(child, fifo)}
        """;

    // startsecs = 0: a child is RUNNING as soon as it is there, so that no measurement waits for that second.
    private string Program(string child, string fifo) => $"""
        [program:child]
        command = {child} {Verb} {fifo} %(process_num)d {Arguments}
        process_name = %(program_name)s_%(process_num)03d
        numprocs = {Programs}
        autorestart = true
        startsecs = 0
        {Keys}
        """;
}
