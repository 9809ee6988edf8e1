using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;
using Supervisor.Node.Logs.Syslog;
using Supervisor.Node.Os.Pump;

namespace Supervisor.Node.Logs;

/// <summary>Makes the channels of process slots as a <c>[supervisord]</c> section has them.</summary>
internal sealed class ChildLogFactory(DaemonConfig daemon, IActivityLog log, IRetrySignal retry, SyslogClient syslog) : IChildLogFactory
{
    // Two groups may use one process name; their AUTO logs differ by the random part.
    public IChildLogs Create(string group, ProcessConfig process, OutputTeller teller)
    {
        var stdout = Spec(process, "stdout", process.Stdout);
        var stderr = process.RedirectStderr ? null : Spec(process, "stderr", process.Stderr);
        return new ChildLogs(stdout, Channel(stdout, teller), stderr, Channel(stderr ?? Unused(process), teller));
    }

    private static ChannelSpec Unused(ProcessConfig process) =>
        new(process.Name, "stderr", null, new LogConfig(new LogTarget.None()), StripAnsi: false);

    private ChannelSpec Spec(ProcessConfig process, string channel, LogConfig config)
    {
        var path = config.Target switch
        {
            LogTarget.Auto => AutoLogName.Take(daemon.ChildLogDir, process.Name, channel, daemon.Identifier),
            LogTarget.File file => file.Path,
            _ => null,
        };
        return new(process.Name, channel, path, config, daemon.StripAnsi);
    }

    private ChildChannel Channel(ChannelSpec spec, OutputTeller teller)
    {
        var lines = spec.Config.Syslog ? new SyslogLines(spec.Process, syslog) : null;
        var file = spec.Path is null ? null : new ChannelFile(spec, new LogFile(spec.Path, spec.FileRules), log, retry);
        return new(spec, lines, file, log, teller);
    }
}
