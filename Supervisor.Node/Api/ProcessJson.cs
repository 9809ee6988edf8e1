using System.Text.Json;
using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Api;

/// <summary>Processes as JSON. What is not known is null.</summary>
internal static class ProcessJson
{
    public static void Write(Utf8JsonWriter json, ProcessRow row, double now)
    {
        var process = row.Process;
        json.WriteStartObject();
        json.WriteString("group"u8, row.Group);
        json.WriteString("name"u8, process.Name);
        json.WriteString("state"u8, process.State.WireName());
        json.WriteNumber("stateCode"u8, (int)process.State);
        json.WriteString("description"u8, row.Description);
        Number(json, "pid"u8, process.Pid == 0 ? null : process.Pid);
        Number(json, "start"u8, process.Start == 0 ? null : process.Start);
        Number(json, "stop"u8, process.Stop == 0 ? null : process.Stop);
        Number(json, "uptime"u8, process.Pid == 0 ? null : Math.Round(Math.Max(0, now - process.Start), 3));
        Number(json, "exitStatus"u8, HasEnded(process) ? process.ExitStatus : null);
        Text(json, "spawnError"u8, process.SpawnError);
        json.WriteNumber("restarts"u8, Math.Max(0, process.Spawns - 1));
        Text(json, "stdoutLog"u8, process.StdoutLogFile);
        Text(json, "stderrLog"u8, process.StderrLogFile);
        WriteExit(json, row.LastExit);
        json.WriteEndObject();
    }

    private static void WriteExit(Utf8JsonWriter json, ChildRecord? child)
    {
        if (child is not { Status: { } status, End: { } end })
        {
            json.WriteNull("lastExit"u8);
            return;
        }

        json.WriteStartObject("lastExit"u8);
        json.WriteNumber("time"u8, end);
        WriteStatus(json, "status"u8, status);
        json.WriteBoolean("expected"u8, child.IsExpected);
        json.WriteEndObject();
    }

    /// <summary>An exit code under this name, or the signal that ended it; and whether there is a core file.</summary>
    public static void WriteStatus(Utf8JsonWriter json, ReadOnlySpan<byte> name, WaitStatus? status)
    {
        Number(json, name, status is { Signal: 0 } ended ? ended.ExitCode : null);
        Text(json, "signal"u8, status is { Signal: > 0 } killed ? Signals.Name(killed.Signal) : "");
        json.WriteBoolean("coreDumped"u8, status is { CoreDumped: true });
    }

    public static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    public static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    /// <summary>Null for an empty text.</summary>
    public static void Text(Utf8JsonWriter json, ReadOnlySpan<byte> name, string value)
    {
        if (value.Length > 0) json.WriteString(name, value);
        else json.WriteNull(name);
    }

    private static bool HasEnded(ProcessInfo process) =>
        process.Stop != 0 && process.State is ProcessState.Stopped or ProcessState.Exited;
}
