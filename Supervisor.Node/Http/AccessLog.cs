using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;

namespace Supervisor.Node.Http;

/// <summary>A line for every answer, at trace level (specification 3.9.1, B.4).</summary>
internal sealed class AccessLog(IActivityLog log, TimeProvider time)
{
    public void Answered(HttpContext context)
    {
        if (!log.IsEnabled(LogLevel.Trace)) return;
        var request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        var client = context.Connection.RemoteIpAddress is { } address
            ? new IPEndPoint(address, context.Connection.RemotePort).ToString()
            : "localhost:0";
        log.Write(LogLevel.Trace,
            $"{client} - - [{Date()}] \"{request.Method} {request.RawTarget} {request.Protocol}\""
            + string.Create(CultureInfo.InvariantCulture, $" {context.Response.StatusCode} {Size(context.Response)}"));
    }

    /// <summary>A server has as many connections as it may.</summary>
    public void Full(string server, int connections) => log.Write(LogLevel.Warn,
        string.Create(CultureInfo.InvariantCulture, $"Server '{server}' has {connections} connections, as many as it may: whoever comes now is sent away"));

    public void Failure(Exception e) => log.Write(LogLevel.Error, $"Server Error: {e.GetType()}, {e.Message}: {e.StackTrace}");

    private string Date()
    {
        var now = time.GetLocalNow();
        var zone = now.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
        return now.ToString("dd/MMM/yyyy:HH:mm:ss ", CultureInfo.InvariantCulture) + zone;
    }

    // Headers count, as in the reference; a stream's length is not known and counts as nothing.
    private static long Size(HttpResponse response) =>
        "HTTP/1.1 200 \r\n\r\n".Length
        + ReasonPhrases.GetReasonPhrase(response.StatusCode).Length
        + response.Headers.Sum(h => h.Key.Length + h.Value.ToString().Length + ": \r\n".Length)
        + (response.ContentLength ?? 0);
}
