using Supervisor.Node.Configuration;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.CommandLine;

/// <summary>Every option of supervisord: how it is spelled and what it changes (specification 1.2).</summary>
internal static class DaemonOptionTable
{
    public delegate Parsed<DaemonOptions> Change(DaemonOptions options, string value, Surroundings surroundings);

    public sealed record Row(string Name, OptionSpec Spec, Change Apply);

    private static readonly Row[] Rows =
    [
        new("help", new('h', "help", false), Keep),
        new("?", new('?', null, false), Keep),
        new("configfile", new('c', "configuration", true), (o, v, _) => Parsed.Ok(o with { ConfigFile = v })),
        new("version", new('v', "version", false), Keep),
        Flag('n', "nodaemon", o => o with { NoDaemon = true }),
        Value('u', "user", Text, (o, v) => o with { User = v }),
        Value('m', "umask", (v, _) => Scalars.Octal(v), (o, v) => o with { Umask = v }),
        Value('d', "directory", (v, s) => new Paths(s).ExistingDirectory(v), (o, v) => o with { Directory = v }),
        Value('l', "logfile", (v, s) => new Paths(s).InExistingDirectory(v), (o, v) => o with { Logfile = v }),
        Value('y', "logfile_maxbytes", (v, _) => Scalars.ByteSize(v), (o, v) => o with { LogfileMaxBytes = v }),
        Value('z', "logfile_backups", (v, _) => Scalars.Integer(v), (o, v) => o with { LogfileBackups = v }),
        Value('e', "loglevel", (v, _) => Scalars.Level(v), (o, v) => o with { LogLevel = v }),
        Value('j', "pidfile", (v, s) => new Paths(s).InExistingDirectory(v), (o, v) => o with { PidFile = v }),
        Value('i', "identifier", Text, (o, v) => o with { Identifier = v }),
        Value('q', "childlogdir", (v, s) => new Paths(s).ExistingDirectory(v), (o, v) => o with { ChildLogDir = v }),
        Value('a', "minfds", (v, _) => Scalars.Integer(v), (o, v) => o with { MinFds = v }),
        Value(null, "minprocs", (v, _) => Scalars.Integer(v), (o, v) => o with { MinProcs = v }),
        Flag('k', "nocleanup", o => o with { NoCleanup = true }),
        Flag('t', "strip_ansi", o => o with { StripAnsi = true }),
        new("profile_options", new(null, "profile_options", true), Keep),
        Flag('s', "silent", o => o with { Silent = true }),
        new("cluster", new(null, "cluster", true, Exact: true), (o, v, _) => Parsed.Ok(o with { ClusterFile = v })),
        Check("check", CheckMode.Summary),
        Check("check=json", CheckMode.Json),
    ];

    public static IEnumerable<OptionSpec> Specs => Rows.Select(row => row.Spec);

    public static Row RowOf(OptionSpec spec) => Rows.First(row => row.Spec == spec);

    private static Parsed<DaemonOptions> Keep(DaemonOptions options, string value, Surroundings surroundings) =>
        Parsed.Ok(options);

    private static Parsed<string> Text(string value, Surroundings surroundings) => Parsed.Ok(value);

    private static Row Check(string spelling, CheckMode mode) => new(
        "check", new(null, spelling, false, Exact: true), (o, _, _) => Parsed.Ok(o with { Check = mode }));

    private static Row Flag(char letter, string name, Func<DaemonOverrides, DaemonOverrides> set) => new(
        name, new(letter, name, false), (o, _, _) => Parsed.Ok(o with { Overrides = set(o.Overrides) }));

    private static Row Value<T>(
        char? letter,
        string name,
        Func<string, Surroundings, Parsed<T>> convert,
        Func<DaemonOverrides, T, DaemonOverrides> set) =>
        new(name, new(letter, name, true), (options, text, surroundings) =>
            convert(text, surroundings).Then(value => options with { Overrides = set(options.Overrides, value) }));
}
