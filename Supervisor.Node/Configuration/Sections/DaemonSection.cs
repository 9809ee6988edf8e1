using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration.Expansion;
using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Sections;

/// <summary><c>[supervisord]</c>, in the reference's order of evaluation (specification 2.9).</summary>
internal static class DaemonSection
{
    /// <summary>The user's name is handed out: it is looked up after everything else.</summary>
    public static DaemonConfig Read(
        ReadContext context, IniSection section, DaemonOverrides overrides, out string? user)
    {
        var scope = context.Plain(section);
        var minFds = scope.Get("minfds", Scalars.Integer, 1024);
        var minProcs = scope.Get("minprocs", Scalars.Integer, 200);
        var directory = scope.Get<string?>("directory", Nullable(context.Paths.ExistingDirectory), null);
        user = overrides.User ?? scope.Text("user");
        var umask = scope.Get("umask", Scalars.Octal, 18);
        var logfile = scope.Get("logfile", context.Paths.InExistingDirectory, "supervisord.log");
        var maxBytes = scope.Get("logfile_maxbytes", Scalars.ByteSize, 50 * 1024 * 1024);
        var backups = scope.Get("logfile_backups", Scalars.Integer, 10);
        var level = scope.Get("loglevel", Scalars.Level, LogLevel.Info);
        var pidFile = scope.Get("pidfile", context.Paths.InExistingDirectory, "supervisord.pid");
        var config = new DaemonConfig
        {
            MinFds = overrides.MinFds ?? minFds,
            MinProcs = overrides.MinProcs ?? minProcs,
            Directory = overrides.Directory ?? directory,
            Umask = overrides.Umask ?? umask,
            Logfile = LogfilePath(overrides.Logfile ?? logfile, context.Surroundings),
            LogfileMaxBytes = overrides.LogfileMaxBytes ?? maxBytes,
            LogfileBackups = overrides.LogfileBackups ?? backups,
            LogLevel = overrides.LogLevel ?? level,
            PidFile = context.Surroundings.Normalize(overrides.PidFile ?? pidFile),
            ChildLogDir = "",
        };
        return ReadRest(scope, config, overrides);
    }

    private static DaemonConfig ReadRest(SectionScope scope, DaemonConfig config, DaemonOverrides overrides)
    {
        var context = scope.Context;
        var identifier = scope.Text("identifier") ?? config.Identifier;
        var noDaemon = scope.Get("nodaemon", Scalars.Boolean, false);
        var silent = scope.Get("silent", Scalars.Boolean, false);
        var childLogDir = scope.Get("childlogdir", context.Paths.ExistingDirectory, "");
        if (childLogDir.Length == 0) childLogDir = context.Surroundings.TemporaryDirectory();
        var noCleanup = scope.Get("nocleanup", Scalars.Boolean, false);
        var stripAnsi = scope.Get("strip_ansi", Scalars.Boolean, false);
        var environment = ReadEnvironment(scope);
        context.Variables.SetVariables(environment);
        return config with
        {
            Identifier = overrides.Identifier ?? identifier,
            NoDaemon = overrides.NoDaemon ?? noDaemon,
            Silent = overrides.Silent ?? silent,
            ChildLogDir = overrides.ChildLogDir ?? childLogDir,
            NoCleanup = overrides.NoCleanup ?? noCleanup,
            StripAnsi = overrides.StripAnsi ?? stripAnsi,
            Environment = EquatableArray.Of(environment.OrderBy(v => v.Key, StringComparer.Ordinal)),
        };
    }

    /// <summary>Here, and only here, the host's name is known too: the reference's second expansion has it.</summary>
    private static IReadOnlyList<KeyValuePair<string, string>> ReadEnvironment(SectionScope scope)
    {
        scope.Names.Set("host_node_name", scope.Context.Surroundings.HostName);
        return scope.Get("environment", text => EnvironmentText.Parse(Template.CollapsePercent(text)), []);
    }

    private static string LogfilePath(string logfile, Surroundings surroundings) =>
        logfile == "syslog" ? logfile : surroundings.Normalize(logfile);

    private static Func<string, Parsed<string?>> Nullable(Func<string, Parsed<string>> convert) =>
        text => convert(text).Then<string?>(value => value);
}
