using Microsoft.AspNetCore.Http;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Configuration.Checking;

namespace Supervisor.Node.Api;

/// <summary>The daemon itself.</summary>
internal sealed class DaemonReads(ApiPorts ports)
{
    /// <summary>What is in force, and what was last read and is not in force before an update or a reload.</summary>
    public Task Config(ApiRequest request) => JsonAnswer.Send(request.Http, json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("active"u8);
        ConfigJson.Write(json, ConfigSecrets.HiddenIn(ports.Supervisor.Active));
        json.WritePropertyName("read"u8);
        ConfigJson.Write(json, ConfigSecrets.HiddenIn(ports.Supervisor.Config));
        json.WriteEndObject();
    });

    /// <summary>Whether the daemon is at work; what its programs do is another question, and only counted.</summary>
    public Task Health(ApiRequest request)
    {
        var mood = ports.Supervisor.Mood;
        var processes = ports.Supervisor.Board.All();
        return JsonAnswer.Send(
            request.Http,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("status"u8, mood == Mood.Running ? "ok" : "stopping");
                json.WriteString("state"u8, ProcessReads.MoodName(mood));
                json.WriteStartObject("processes"u8);
                json.WriteNumber("total"u8, processes.Length);
                json.WriteNumber("running"u8, processes.Count(p => p.State == ProcessState.Running));
                json.WriteNumber("fatal"u8, processes.Count(p => p.State == ProcessState.Fatal));
                json.WriteEndObject();
                json.WriteEndObject();
            },
            mood == Mood.Running ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
