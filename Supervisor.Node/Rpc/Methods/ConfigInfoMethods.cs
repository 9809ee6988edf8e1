using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>The configuration last read, one struct per process (specification 5.8.5).</summary>
internal sealed class ConfigInfoMethods(ISupervisor supervisor)
{
    public IEnumerable<RpcMethod> Methods =>
    [
        new("getAllConfigInfo", RpcType.Array, [],
            "Every process of the configuration last read, active or not, with its settings, sorted by name.",
            _ => new(All())),
    ];

    private XmlRpcValue.Encoded All()
    {
        var active = supervisor.Board.Groups;
        var rows = supervisor.Config.Groups.Items
            .SelectMany(group => group.Processes.Select(process => (group, process)))
            .OrderBy(row => row.process.Name, StringComparer.Ordinal);
        using var writer = new XmlRpcWriter(16 * 1024);
        writer.BeginArray();
        foreach (var (group, process) in rows) Write(writer, group, process, active.Contains(group.Name));
        writer.EndArray();
        return new(writer.Written.ToArray());
    }

    private void Write(XmlRpcWriter writer, GroupConfig group, ProcessConfig process, bool isActive)
    {
        var info = isActive ? supervisor.Board.Find(new Namespec(group.Name, process.Name)) : null;
        writer.BeginStruct();
        writer.Member("autostart"u8, process.Autostart);
        writer.Member("directory"u8, process.Directory ?? "none");
        WriteUid(writer, process.Uid);
        writer.Member("command"u8, process.Command);
        WriteExitCodes(writer, process.ExitCodes);
        writer.Member("group"u8, group.Name);
        writer.Member("group_prio"u8, group.Priority);
        writer.Member("inuse"u8, isActive);
        writer.Member("killasgroup"u8, process.KillAsGroup);
        writer.Member("name"u8, process.Name);
        writer.Member("process_prio"u8, process.Priority);
        writer.Member("redirect_stderr"u8, process.RedirectStderr);
        writer.Member("startretries"u8, process.StartRetries);
        writer.Member("startsecs"u8, process.StartSecs);
        WriteStdout(writer, process.Stdout, info?.StdoutLogFile);
        writer.Member("stopsignal"u8, process.StopSignal);
        writer.Member("stopwaitsecs"u8, process.StopWaitSecs);
        WriteStderr(writer, process.Stderr, info?.StderrLogFile);
        writer.Member("serverurl"u8, process.ServerUrl ?? "none");
        writer.EndStruct();
    }

    private static void WriteUid(XmlRpcWriter writer, int? uid)
    {
        if (uid is { } number) writer.Member("uid"u8, number);
        else writer.Member("uid"u8, "none");
    }

    private static void WriteExitCodes(XmlRpcWriter writer, EquatableArray<int> codes)
    {
        writer.BeginMember("exitcodes"u8);
        writer.BeginArray();
        foreach (var code in codes.Items) writer.Int(code);
        writer.EndArray();
        writer.EndMember();
    }

    private static void WriteStdout(XmlRpcWriter writer, LogConfig log, string? actualFile)
    {
        writer.Member("stdout_capture_maxbytes"u8, log.CaptureMaxBytes);
        writer.Member("stdout_events_enabled"u8, log.EventsEnabled);
        writer.Member("stdout_logfile"u8, Target(log.Target, actualFile));
        writer.Member("stdout_logfile_backups"u8, log.Backups);
        writer.Member("stdout_logfile_maxbytes"u8, log.MaxBytes);
        writer.Member("stdout_syslog"u8, log.Syslog);
    }

    private static void WriteStderr(XmlRpcWriter writer, LogConfig log, string? actualFile)
    {
        writer.Member("stderr_capture_maxbytes"u8, log.CaptureMaxBytes);
        writer.Member("stderr_events_enabled"u8, log.EventsEnabled);
        writer.Member("stderr_logfile"u8, Target(log.Target, actualFile));
        writer.Member("stderr_logfile_backups"u8, log.Backups);
        writer.Member("stderr_logfile_maxbytes"u8, log.MaxBytes);
        writer.Member("stderr_syslog"u8, log.Syslog);
    }

    // Once a group is active its automatic logs have names, and the reference shows them.
    private static string Target(LogTarget target, string? actualFile) => target switch
    {
        LogTarget.None => "none",
        LogTarget.File file => file.Path,
        _ => string.IsNullOrEmpty(actualFile) ? "auto" : actualFile,
    };
}
