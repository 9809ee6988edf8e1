using System.Collections.Immutable;
using System.Text.Json;
using Supervisor.Actors.Messages;
using Supervisor.Node.Rpc.Methods;

namespace Supervisor.Node.Api;

/// <summary>What processes do, from memory.</summary>
internal sealed class ProcessReads(ApiPorts ports)
{
    public Task All(ApiRequest request)
    {
        var now = ProcessJson.Seconds(ports.Time.GetUtcNow());
        return JsonAnswer.Send(request.Http, json =>
        {
            json.WriteStartObject();
            WriteDaemon(json);
            json.WriteNumber("now"u8, now);
            json.WriteStartArray("processes"u8);
            foreach (var row in Rows(ports)) ProcessJson.Write(json, row, now);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public Task One(ApiRequest request) => Send(request, ports.Find(request.Written));

    /// <summary>One process as an answer.</summary>
    public Task Send(ApiRequest request, ProcessRow row, int status = 200) => JsonAnswer.Send(
        request.Http, json => ProcessJson.Write(json, row, ProcessJson.Seconds(ports.Time.GetUtcNow())), status);

    private void WriteDaemon(Utf8JsonWriter json)
    {
        json.WriteStartObject("daemon"u8);
        json.WriteString("identifier"u8, ports.Supervisor.Config.Daemon.Identifier);
        json.WriteString("version"u8, DaemonMethods.PackageVersion);
        json.WriteNumber("pid"u8, Environment.ProcessId);
        json.WriteString("state"u8, MoodName(ports.Supervisor.Mood));
        json.WriteEndObject();
    }

    internal static string MoodName(Mood mood) => mood switch
    {
        Mood.Running => "RUNNING",
        Mood.Restarting => "RESTARTING",
        _ => "SHUTDOWN",
    };

    /// <summary>Every process that the server is about, in the order of its tables.</summary>
    internal static ImmutableArray<ProcessRow> Rows(ApiPorts ports) => ports is { IsWhole: true, Fleet: { } fleet }
        ? [.. fleet.Nodes().SelectMany(node => node.Rows().Select(p => ProcessRow.Of(node, p, ports.Time)))]
        : [.. ports.Supervisor.Board.All().Select(ports.Own)];
}
