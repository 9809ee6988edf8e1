using Microsoft.AspNetCore.Http;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Api;

/// <summary>What became of a command: the process as it is now, or an outcome for each of several.</summary>
internal sealed class ActionAnswer(ApiPorts ports)
{
    /// <exception cref="ApiException">It was refused or failed.</exception>
    public Task Send(ApiRequest request, CommandReply reply, bool waited)
    {
        var status = waited ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;
        return reply switch
        {
            CommandReply.Fault fault => throw new ApiException(Problem.Of(fault)),
            CommandReply.Outcomes outcomes => Send(request, outcomes, status),
            _ => new ProcessReads(ports).Send(request, ports.Find(request.Written), status),
        };
    }

    private static Task Send(ApiRequest request, CommandReply.Outcomes outcomes, int status) => JsonAnswer.Send(
        request.Http,
        json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("outcomes"u8);
            foreach (var outcome in outcomes.Items)
            {
                json.WriteStartObject();
                json.WriteString("group"u8, outcome.Group);
                json.WriteString("name"u8, outcome.Name);
                json.WriteNumber("status"u8, (int)outcome.Status);
                if (outcome.Status == FaultCode.Success) json.WriteNull("fault"u8);
                else json.WriteString("fault"u8, outcome.Status.WireName());
                json.WriteString("description"u8, outcome.Description);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        },
        status);
}
