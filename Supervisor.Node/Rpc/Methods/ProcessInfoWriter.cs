using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc.Methods;

/// <summary>The struct of getProcessInfo, its members in the reference's order.</summary>
internal readonly struct ProcessInfoWriter(XmlRpcWriter writer, TimeProvider time)
{
    private readonly DateTimeOffset _moment = time.GetUtcNow();

    private long Now => _moment.ToUnixTimeSeconds();

    /// <summary>What people read of a process as it was a while ago.</summary>
    public string Describe(ProcessInfo process, TimeSpan ago) =>
        ProcessDescription.Of(process, (_moment - ago).ToUnixTimeSeconds(), time.LocalTimeZone);

    public void Write(ProcessInfo process)
    {
        writer.BeginStruct();
        WriteMembers(process, process.Group, ProcessDescription.Of(process, Now, time.LocalTimeZone));
        writer.EndStruct();
    }

    /// <summary>The members alone, with another name for the group and another description.</summary>
    public void WriteMembers(ProcessInfo process, string group, string description)
    {
        writer.Member("name"u8, process.Name);
        writer.Member("group"u8, group);
        writer.Member("start"u8, process.Start);
        writer.Member("stop"u8, process.Stop);
        writer.Member("now"u8, Now);
        writer.Member("state"u8, (int)process.State);
        writer.Member("statename"u8, process.State.WireName());
        writer.Member("spawnerr"u8, process.SpawnError);
        writer.Member("exitstatus"u8, process.ExitStatus);
        writer.Member("logfile"u8, process.StdoutLogFile);
        writer.Member("stdout_logfile"u8, process.StdoutLogFile);
        writer.Member("stderr_logfile"u8, process.StderrLogFile);
        writer.Member("pid"u8, process.Pid);
        writer.Member("description"u8, description);
    }
}
