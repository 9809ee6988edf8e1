namespace Supervisor.Node.Configuration.Checking;

/// <summary>
/// Which keys each kind of section has, ours among them. Others are tolerated, as in the reference; <c>--check</c>
/// mentions them.
/// </summary>
internal static class KnownKeys
{
    private const string Program =
        "command process_name numprocs numprocs_start priority autostart autorestart startsecs startretries exitcodes "
        + "stopsignal stopwaitsecs stopasgroup killasgroup user umask directory environment redirect_stderr serverurl "
        + "stdout_logfile stdout_logfile_maxbytes stdout_logfile_backups stdout_capture_maxbytes "
        + "stdout_events_enabled stdout_syslog stderr_logfile stderr_logfile_maxbytes stderr_logfile_backups "
        + "stderr_capture_maxbytes stderr_events_enabled stderr_syslog";

    private static readonly Dictionary<string, HashSet<string>> Exact = Table(
        ("supervisord", "logfile logfile_maxbytes logfile_backups loglevel pidfile umask nodaemon silent minfds "
            + "minprocs nocleanup childlogdir user directory strip_ansi environment identifier"),
        ("supervisorctl", "serverurl username password prompt history_file"),
        ("include", "files"),
        ("cluster", "config node_name file chmod chown port username password"));

    private static readonly HashSet<string> Anything = [];

    private static readonly (string Prefix, HashSet<string> Keys)[] Prefixes =
    [
        ("unix_http_server", Set("file chmod chown username password")),
        ("inet_http_server", Set("port username password")),
        ("program:", Set(Program)),
        ("eventlistener:", Set(Program + " events buffer_size result_handler event_len")),
        ("fcgi-program:", Set(Program + " socket socket_backlog socket_owner socket_mode")),
        ("group:", Set("programs priority")),
    ];

    /// <summary>Null when there is no such kind of section; an empty set when the section takes any key.</summary>
    public static IReadOnlySet<string>? Of(string section)
    {
        if (Exact.TryGetValue(section, out var keys)) return keys;
        if (IsOpen(section)) return Anything;
        return Prefixes.FirstOrDefault(p => section.StartsWith(p.Prefix, StringComparison.Ordinal)).Keys;
    }

    public static bool Contains(string section, string key) => Of(section)?.Contains(key) ?? false;

    /// <summary>Plug-ins take what they like.</summary>
    public static bool IsOpen(string section) =>
        section.StartsWith("rpcinterface:", StringComparison.Ordinal)
        || section.StartsWith("ctlplugin:", StringComparison.Ordinal);

    private static Dictionary<string, HashSet<string>> Table(params (string Name, string Keys)[] rows) =>
        rows.ToDictionary(row => row.Name, row => Set(row.Keys), StringComparer.Ordinal);

    private static HashSet<string> Set(string keys) => keys.Split(' ').ToHashSet(StringComparer.Ordinal);
}
