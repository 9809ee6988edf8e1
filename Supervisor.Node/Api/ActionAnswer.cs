using Microsoft.AspNetCore.Http;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Api;

/// <summary>What became of a command: the process as it is now, or an outcome for each of several.</summary>
internal sealed class ActionAnswer(ApiPorts ports)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The reply; for who does not wait, that it is under way when there is none within a moment: a start after a stop begins with
    /// the end of that.
    /// </summary>
    public async Task<CommandReply> Soon(ApiRequest request, Task<CommandReply> reply, bool waits)
    {
        if (waits) return await reply.ConfigureAwait(false);
        using var end = new CancellationTokenSource();
        await Task.WhenAny(reply, Task.Delay(Patience, ports.Time, end.Token)).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        if (reply.IsCompleted) return await reply.ConfigureAwait(false);
        return request.IsOfOne ? new CommandReply.Done() : new CommandReply.Outcomes(default);
    }

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
