using System.Text.Json;
using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Api;

/// <summary>What became of the last children of a process.</summary>
internal sealed class HistoryReads(ApiPorts ports)
{
    public async Task Read(ApiRequest request)
    {
        var reply = await ports.Router.History(request.Written).ConfigureAwait(false);
        if (reply is CommandReply.Fault fault) throw new ApiException(Problem.Of(fault));
        var children = ((CommandReply.Children)reply).Items;
        await JsonAnswer.Send(request.Http, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("incarnations"u8);
            foreach (var child in children) Write(json, child);
            json.WriteEndArray();
            json.WriteEndObject();
        }).ConfigureAwait(false);
    }

    private void Write(Utf8JsonWriter json, ChildRecord child)
    {
        var lives = child is { End: null, Pid: > 0 };
        json.WriteStartObject();
        ProcessJson.Number(json, "pid"u8, child.Pid == 0 ? null : child.Pid);
        json.WriteNumber("start"u8, child.Start);
        ProcessJson.Number(json, "end"u8, child.End);
        ProcessJson.Number(json, "lived"u8, lives ? Since(child.Start) : child.Status is null ? null : Math.Round(child.Lived.TotalSeconds, 3));
        json.WriteBoolean("wasUp"u8, child.WasUp);
        ProcessJson.WriteStatus(json, "exitStatus"u8, child.Status);
        if (child.Status is null) json.WriteNull("expected"u8);
        else json.WriteBoolean("expected"u8, child.IsExpected);
        ProcessJson.Text(json, "spawnError"u8, child.SpawnError);
        WriteCause(json, "startedBy"u8, child.StartedBy);
        WriteCause(json, "stoppedBy"u8, child.StoppedBy);
        json.WriteBoolean("killed"u8, child.WasKilled);
        WriteSignal(json, child.Signalled);
        ProcessJson.Number(json, "peakMemory"u8, child.Usage?.PeakBytes);
        json.WriteBoolean("peakMemoryIsBound"u8, child.Usage is { IsBound: true });
        ProcessJson.Number(json, "cpuSeconds"u8, child.Usage?.Cpu.TotalSeconds);
        json.WriteString("configHash"u8, child.Config.Text);
        WriteOutput(json, child.Output);
        json.WriteEndObject();
    }

    private double Since(long start) => Math.Round(Math.Max(0, ProcessJson.Seconds(ports.Time.GetUtcNow()) - start), 3);

    private static void WriteCause(Utf8JsonWriter json, ReadOnlySpan<byte> name, Cause? cause)
    {
        if (cause is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("kind"u8, cause.KindName);
        ProcessJson.Text(json, "by"u8, cause.By ?? "");
        json.WriteEndObject();
    }

    private static void WriteSignal(Utf8JsonWriter json, SentSignal? signal)
    {
        if (signal is null)
        {
            json.WriteNull("signalled"u8);
            return;
        }

        json.WriteStartObject("signalled"u8);
        json.WriteString("signal"u8, Signals.Name(signal.Number));
        ProcessJson.Text(json, "by"u8, signal.By ?? "");
        json.WriteNumber("time"u8, signal.Time);
        json.WriteEndObject();
    }

    private static void WriteOutput(Utf8JsonWriter json, OutputEnd output)
    {
        json.WriteStartArray("output"u8);
        foreach (var line in output.Lines(ProcessHistory.MostLines))
        {
            json.WriteStartObject();
            json.WriteString("stream"u8, line.IsStderr ? "stderr" : "stdout");
            json.WriteString("line"u8, line.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("outputIsCut"u8, output.IsCut);
    }
}
