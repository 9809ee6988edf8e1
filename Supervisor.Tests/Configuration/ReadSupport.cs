using System.Net;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration;
using Supervisor.Node.Os.Users;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Configuration;

/// <summary>Reads a file of a test's own directory.</summary>
internal static class ReadSupport
{
    public static Surroundings Around(TempDir directory, params (string Name, string Value)[] environment) => new(
        directory.Path,
        environment.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal),
        Dns.GetHostName(),
        new SystemUserDatabase());

    public static ConfigResult Read(TempDir directory, string text, DaemonOverrides? overrides = null) =>
        ConfigReader.Read(
            new(directory.Write("supervisord.conf", text), "supervisord", overrides ?? new(), Around(directory)),
            withRemarks: true);

    public static ConfigResult.Ok ReadOk(TempDir directory, string text) =>
        Assert.IsType<ConfigResult.Ok>(Read(directory, text));

    public static SupervisorConfig Config(TempDir directory, string text) => ReadOk(directory, text).Config;

    public static ConfigResult.Failed ReadFailed(TempDir directory, string text) =>
        Assert.IsType<ConfigResult.Failed>(Read(directory, text));
}
