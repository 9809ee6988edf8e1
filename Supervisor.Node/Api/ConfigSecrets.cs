using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Api;

/// <summary>
/// What a configuration has in it that is nobody's business: passwords, and the values of environment variables, which is where
/// programs are handed theirs.
/// </summary>
internal static class ConfigSecrets
{
    private const string Hidden = "(hidden)";

    /// <summary>The same configuration, each of them replaced.</summary>
    public static SupervisorConfig HiddenIn(SupervisorConfig config) => config with
    {
        Daemon = config.Daemon with { Environment = HiddenIn(config.Daemon.Environment) },
        Groups = EquatableArray.Of(config.Groups.Items.Select(HiddenIn)),
        Servers = HiddenIn(config.Servers),
        Cluster = config.Cluster is { } cluster ? cluster with { Servers = HiddenIn(cluster.Servers) } : null,
    };

    private static GroupConfig HiddenIn(GroupConfig group) => group with
    {
        Programs = EquatableArray.Of(group.Programs.Items.Select(HiddenIn)),
    };

    private static ProgramConfig HiddenIn(ProgramConfig program) => program with
    {
        Processes = EquatableArray.Of(program.Processes.Items.Select(p => p with { Environment = HiddenIn(p.Environment) })),
    };

    private static EquatableArray<ServerConfig> HiddenIn(EquatableArray<ServerConfig> servers) => EquatableArray.Of(
        servers.Items.Select(s => string.IsNullOrEmpty(s.Password) ? s : s with { Password = Hidden }));

    private static EquatableArray<KeyValuePair<string, string>> HiddenIn(EquatableArray<KeyValuePair<string, string>> environment) =>
        EquatableArray.Of(environment.Items.Select(e => KeyValuePair.Create(e.Key, Hidden)));
}
