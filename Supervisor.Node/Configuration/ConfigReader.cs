using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration.Checking;
using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Sections;
using Variables = Supervisor.Actors.Configuration.EquatableArray<System.Collections.Generic.KeyValuePair<string, string>>;

namespace Supervisor.Node.Configuration;

/// <summary>
/// Reads <c>supervisord.conf</c> as supervisord does (specification 2). Sections and keys are evaluated in the
/// reference's order, so that the first problem is the one it would have stopped at; reading goes on for the others.
/// </summary>
internal static class ConfigReader
{
    /// <summary>Remarks cost time that a start need not spend.</summary>
    public static ConfigResult Read(ConfigRequest request, bool withRemarks = false)
    {
        var location = ConfigLocator.Find(request);
        if (location.Error is { } lost) return Failed(new(lost, null));
        var context = new ReadContext(new IniDocument(), location.Value, request.Surroundings);
        if (Load(context, request.Surroundings, location.Value) is { } problem) return Failed(problem);
        if (context.Document.Section("supervisord") is not { } section)
        {
            return Failed(new(".ini file does not include supervisord section", new Origin(location.Value, 0)));
        }

        var config = ReadSections(context, request, section, location.Value);
        return context.Problems.Count > 0
            ? new ConfigResult.Failed([.. context.Problems.All, .. withRemarks ? ConfigLint.Hints(context) : []])
            : new ConfigResult.Ok(config, withRemarks ? ConfigLint.Check(context, config) : []);
    }

    private static ConfigProblem? Load(ReadContext context, Surroundings surroundings, string path)
    {
        var file = ConfigFile.Load(surroundings.Absolute(path));
        return file.Fault switch
        {
            ConfigFileFault.Missing => new("could not find config file " + path, null),
            ConfigFileFault.Unreadable => new("could not read config file " + path, null),
            ConfigFileFault.TooLarge => ConfigFile.TooLarge(path),
            _ => IniReader.Read(context.Document, path, file.Bytes) ?? IncludeSection.Read(context),
        };
    }

    private static SupervisorConfig ReadSections(
        ReadContext context, ConfigRequest request, IniSection section, string path)
    {
        var daemon = DaemonSection.Read(context, section, request.Overrides, out var user);
        var interfaces = RpcInterfaceSections.Read(context);
        var groups = UniqueNames.Enforce(context, GroupSections.Read(context));
        var servers = ServerSections.Read(context);
        if (user is not null)
        {
            var uid = context.Accounts.Uid(user);
            if (uid.Error is { } unknown) context.Problems.Add(unknown, section.Find("user")?.Origin ?? section.Origin);
            daemon = daemon with { Uid = uid.Value };
        }

        return new()
        {
            ConfigFile = context.Surroundings.Normalize(path),
            Daemon = daemon,
            Groups = EquatableArray.Of(groups.Select(g => WithEnvironment(g, daemon.Environment))),
            Servers = EquatableArray.Of<ServerConfig>(servers),
            Cluster = ClusterSection.Read(context, request.Overrides.ClusterFile),
            RpcInterfaces = EquatableArray.Of<RpcInterfaceConfig>(interfaces),
            Messages = EquatableArray.Of(context.Messages.OrderByDescending(m => m.Level)),
        };
    }

    private static GroupConfig WithEnvironment(GroupConfig group, Variables common) =>
        group with { Programs = EquatableArray.Of(group.Programs.Select(p => WithEnvironment(p, common))) };

    /// <summary>A program whose processes have the environment of <c>[supervisord]</c> below their own.</summary>
    public static ProgramConfig WithEnvironment(ProgramConfig program, Variables common) => program with
    {
        Processes = EquatableArray.Of(program.Processes.Select(p => p with { Environment = Overlay(common, p.Environment) })),
    };

    /// <summary>Sorted by name: the order of variables is not a difference to a reread.</summary>
    private static Variables Overlay(Variables common, Variables own)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in common) variables[name] = value;
        foreach (var (name, value) in own) variables[name] = value;
        return EquatableArray.Of<KeyValuePair<string, string>>(variables);
    }

    private static ConfigResult.Failed Failed(ConfigProblem problem) => new([problem]);
}
