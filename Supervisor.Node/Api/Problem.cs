using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Api;

/// <summary>Why there is no answer, as RFC 9457 has it.</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Detail">What is wrong, and what would not be.</param>
/// <param name="Fault">The fault that the XML-RPC interface would have given.</param>
internal sealed record Problem(int Status, string Detail, FaultCode? Fault = null)
{
    public static Problem Of(CommandReply.Fault fault) => Of(fault.Code, fault.Text);

    public static Problem Of(FaultCode code, string text) => new(StatusOf(code), text, code);

    public Task Send(HttpContext context) => JsonAnswer.Send(context, Status, "application/problem+json", json =>
    {
        json.WriteStartObject();
        json.WriteString("title"u8, ReasonPhrases.GetReasonPhrase(Status));
        json.WriteNumber("status"u8, Status);
        json.WriteString("detail"u8, Detail);
        if (Fault is { } fault) json.WriteString("fault"u8, fault.WireName());
        json.WriteEndObject();
    });

    private static int StatusOf(FaultCode code) => code switch
    {
        FaultCode.BadName or FaultCode.NoFile or FaultCode.UnknownNode => StatusCodes.Status404NotFound,
        FaultCode.BadArguments or FaultCode.BadSignal or FaultCode.IncorrectParameters => StatusCodes.Status400BadRequest,
        FaultCode.AlreadyStarted or FaultCode.NotRunning or FaultCode.AlreadyAdded or FaultCode.StillRunning =>
            StatusCodes.Status409Conflict,
        FaultCode.ShutdownState or FaultCode.UnreachableNode => StatusCodes.Status503ServiceUnavailable,
        FaultCode.OutcomeUnknown => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status500InternalServerError,
    };
}
