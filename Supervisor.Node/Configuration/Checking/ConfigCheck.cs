using Supervisor.Actors.Configuration;
using Supervisor.Node.CommandLine;

namespace Supervisor.Node.Configuration.Checking;

/// <summary><c>supervisord --check</c>: reads everything, starts nothing (exit status 0 or 2).</summary>
internal static class ConfigCheck
{
    public static ProgramExit Run(ConfigRequest request, bool json) => Run(
        ConfigReader.Read(request, withRemarks: true), request.Program, json);

    private static ProgramExit Run(ConfigResult result, string program, bool json) => result switch
    {
        ConfigResult.Failed failed => new(ProgramExit.Usage, "", failed.Report(program)),
        ConfigResult.Ok ok => new(0, json ? ConfigJson.Write(ok.Config) : Summary(ok), Warnings(ok)),
        _ => throw new InvalidOperationException("A configuration is read or it is not."),
    };

    private static string Summary(ConfigResult.Ok ok)
    {
        var processes = ok.Config.Groups.Sum(group => group.Processes.Count());
        return $"{ok.Config.ConfigFile}: OK, {Count(ok.Config.Groups.Count, "group")}, "
            + $"{Count(processes, "process", "processes")}, {Count(ok.Config.AllServers.Count(), "server")}"
            + (ok.Config.Cluster is { } cluster ? $", node {cluster.NodeName} of a fleet\n" : "\n");
    }

    private static string Warnings(ConfigResult.Ok ok) => string.Concat(
    [
        .. ok.Config.Messages.Where(m => m.Level > LogLevel.Info).Select(m => $"warning: {m.Text}\n"),
        .. ok.Remarks.Select(r => r.Origin is { } origin ? $"{origin}: warning: {r.Text}\n" : $"warning: {r.Text}\n"),
    ]);

    private static string Count(int count, string one, string? many = null) =>
        $"{count} {(count == 1 ? one : many ?? one + "s")}";
}
