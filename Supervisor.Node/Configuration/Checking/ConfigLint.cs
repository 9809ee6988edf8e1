using System.Collections.Immutable;
using System.Net;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Sections;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Checking;

/// <summary>What a valid file says without meaning it. Shown by <c>--check</c>, never logged.</summary>
internal static class ConfigLint
{
    private const int OthersMayWrite = 2;

    public static ImmutableArray<ConfigProblem> Check(ReadContext context, SupervisorConfig config) =>
    [
        .. context.Document.Remarks,
        .. context.Document.Sections.SelectMany(UnknownNames),
        .. context.Document.Sections.SelectMany(MangledEnvironment),
        .. config.AllServers.Select(server => OpenDoor(context.Document, server)).OfType<ConfigProblem>(),
    ];

    /// <summary>What may be the reason of an error.</summary>
    public static IEnumerable<ConfigProblem> Hints(ReadContext context) => context.Document.Sections.SelectMany(MangledEnvironment);

    private static IEnumerable<ConfigProblem> UnknownNames(IniSection section)
    {
        if (KnownKeys.Of(section.Name) is not { } known)
        {
            return [new($"unknown section [{section.Name}]", section.Origin)];
        }

        if (KnownKeys.IsOpen(section.Name)) return [];
        return section.Keys.Where(key => !known.Contains(key))
            .Select(key => new ConfigProblem($"unknown key '{key}' in [{section.Name}]", section.Find(key)!.Origin));
    }

    /// <summary>
    /// Without quotes <c>A=$HOME</c> sets A to a lone dollar sign, and <c>A=~/x</c> to a tilde. Where more follows it is an error, which
    /// does not say why.
    /// </summary>
    private static IEnumerable<ConfigProblem> MangledEnvironment(IniSection section)
    {
        if (!KnownKeys.Contains(section.Name, "environment")) yield break;
        if (section.Find("environment") is not { } value) yield break;
        foreach (var token in EnvironmentTokens.Split(value.Text).Tokens.Where(token => token is "$" or "~").Distinct())
        {
            yield return new($"'{token}' in environment stands outside quotes: nothing is expanded there, and the "
                + "value ends behind it; in quotes it is a plain character", value.Origin);
        }
    }

    private static ConfigProblem? OpenDoor(IniDocument document, ServerConfig server)
    {
        if (server.Username is not null) return null;
        var origin = document.Section(server.Section)?.Origin;
        return server switch
        {
            ServerConfig.Unix { Mode: var mode } when (mode & OthersMayWrite) != 0 =>
                new($"[{server.Section}] lets every user control the processes: chmod is {Convert.ToString(mode, 8)} "
                    + "and there is no password", origin),
            ServerConfig.Inet inet when !IsLoopback(inet.Host) =>
                new($"[{server.Section}] lets every host that reaches it control the processes: there is no password",
                    origin),
            _ => null,
        };
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
