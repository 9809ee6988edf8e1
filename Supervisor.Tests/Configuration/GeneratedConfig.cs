using System.Globalization;
using System.Text;

namespace Supervisor.Tests.Configuration;

/// <summary>A file from a seed: mostly valid sections, a few bad values, careless layout.</summary>
internal sealed class GeneratedConfig
{
    private static readonly string[] Numbers = ["0", "1", "5", "+3", " 12 ", "1_0", "-1"];
    private static readonly string[] Truths = ["true", "false", "yes", "No", "ON", "0", "1"];
    private static readonly string[] Sizes = ["0", "1", "5KB", "10 mb", "1GB"];
    private static readonly string[] Logs =
        ["AUTO", "NONE", "off", "x.log", "{dir}/x.log", "/tmp/%(program_name)s_%(process_num)02d", "syslog"];

    private static readonly string[] Environments =
        ["A=1", "A=\"1\",B='%(program_name)s'", "C=\"%(ENV_HOME)s;x\"", "A=1,\n  B=2\n\n  ,C=3", "X%(process_num)d=1"];

    private static readonly string[] Garbage =
        ["x", "", "%", "%(nope)s", "%d", "'", "a b", "%(here)s", "1.5", "é", "\"1\"", "A=@", "300", "99", "%(process_num)s"];

    private static readonly (string Key, string[] Values)[] ProgramKeys =
    [
        ("priority", Numbers), ("autostart", Truths), ("autorestart", [.. Truths, "unexpected"]), ("startsecs", Numbers),
        ("startretries", Numbers), ("stopsignal", ["TERM", "SIGHUP", "9", "usr1"]), ("stopwaitsecs", Numbers),
        ("stopasgroup", Truths), ("killasgroup", Truths), ("exitcodes", ["0", "0,2", "", "1, 255"]),
        ("redirect_stderr", Truths), ("numprocs", ["1", "1", "3", "0"]), ("numprocs_start", Numbers),
        ("environment", Environments), ("stdout_logfile", Logs), ("stderr_logfile", Logs),
        ("stdout_logfile_maxbytes", Sizes), ("stderr_logfile_maxbytes", Sizes), ("stdout_logfile_backups", Numbers),
        ("stderr_capture_maxbytes", Sizes), ("stdout_events_enabled", Truths), ("stderr_syslog", Truths),
        ("serverurl", ["AUTO", "", "http://localhost:%(numprocs)d"]), ("user", ["root", "0", "nobody"]),
        ("umask", ["022", "0o77", "7"]), ("directory", ["/tmp", "%(here)s", "/nope/%(process_num)x"]),
        ("process_name", ["%(program_name)s_%(process_num)02d", "%(process_num)s", "p%(process_num)-3d|",
            "%(group_name)s%(process_num)d"]),
    ];

    private static readonly (string Key, string[] Values)[] DaemonKeys =
    [
        ("minfds", Numbers), ("logfile", ["{dir}/a.log", "b.log", "syslog"]), ("logfile_maxbytes", Sizes),
        ("loglevel", ["info", "DEBUG", "blather"]), ("identifier", ["x", "%(ENV_HOME)s"]), ("nodaemon", Truths),
        ("umask", ["022", "7"]), ("environment", ["A=\"a\"", "A=1,B=2", "HOME=\"/h\""]), ("childlogdir", ["/tmp", "{dir}"]),
    ];

    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly double _mistakes;

    private GeneratedConfig(int seed)
    {
        _random = new Random(seed);
        _mistakes = seed % 3 == 0 ? 0 : 0.02;
    }

    public static CorpusCase Case(int seed)
    {
        var config = new GeneratedConfig(seed);
        config.Write();
        return CorpusCase.Of(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"), config._text.ToString());
    }

    private void Write()
    {
        if (_random.Next(4) == 0) Section("DEFAULT", [.. ProgramKeys.Where(k => k.Key != "numprocs")], 2);
        Section("supervisord", DaemonKeys, 4);
        var programs = _random.Next(4);
        string[] commands = ["/bin/cat", "x %(process_num)d ; c", "a\n  b"], members = ["p0", programs > 1 ? "p1, p0" : "p0"];
        string[] events = ["TICK_5", "PROCESS_STATE,EVENT"], sockets = ["tcp://localhost:1", "unix:///tmp/%(program_name)s"];
        for (var i = 0; i < programs; i++) Program($"program:p{i}", ("command", commands));
        if (_random.Next(3) == 0) Program("eventlistener:e", ("command", ["x"]), ("events", events));
        if (_random.Next(3) == 0) Program("fcgi-program:f", ("command", ["x"]), ("socket", sockets));
        if (programs > 0 && _random.Next(2) == 0) Section("group:g", [("programs", members), ("priority", Numbers)], 2);
        if (_random.Next(2) == 0) Section("inet_http_server", [("port", ["9001", "*:80", "localhost:1"])], 1);
        if (_random.Next(2) == 0) Section("unix_http_server", [("file", ["{dir}/s", "s.sock"]), ("chmod", ["0700"])], 2);
    }

    private void Program(string name, params (string Key, string[] Values)[] required)
    {
        Section(name, required, required.Length);
        if (_random.Next(3) == 0) Option("process_name", ["%(program_name)s_%(process_num)d"]);
        for (var i = _random.Next(6); i > 0; i--) Option(ProgramKeys);
    }

    private void Section(string name, (string Key, string[] Values)[] keys, int most)
    {
        if (_random.Next(8) == 0) _text.Append("; comment\n\n");
        _text.Append(CultureInfo.InvariantCulture, $"[{name}]{Pick("", "", "  ", " ; comment", " x")}\n");
        if (most == keys.Length)
        {
            foreach (var (key, values) in keys) Option(key, values);
            return;
        }

        for (var i = _random.Next(most + 1); i > 0; i--) Option(keys);
    }

    private void Option((string Key, string[] Values)[] keys)
    {
        var (key, values) = keys[_random.Next(keys.Length)];
        Option(key, values);
    }

    private void Option(string key, string[] values)
    {
        var value = _random.NextDouble() < _mistakes ? Pick(Garbage) : Pick(values);
        _text.Append(Pick("", "", "", "", " ")).Append(key).Append(Pick("=", " = ", ": ", "=  "))
            .Append(value).Append(Pick("", "", "", " ; comment", " #x", "  ")).Append('\n');
        if (_random.Next(10) == 0) _text.Append('\n');
        if (_random.NextDouble() < _mistakes / 4) _text.Append(Pick("nonsense\n", "=x\n", "[\n", "[]\n"));
    }

    private string Pick(params string[] from) => from[_random.Next(from.Length)];
}
