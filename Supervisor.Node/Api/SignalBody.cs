using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Supervisor.Node.Http;

namespace Supervisor.Node.Api;

/// <summary>The body of a request for a signal: <c>{"signal":"HUP"}</c>, or a number.</summary>
internal static class SignalBody
{
    private const int MaxBytes = 1024;

    private const string Remedy = """the body is to be {"signal":"HUP"}, a name or a number""";

    /// <exception cref="ApiException">It is something else.</exception>
    public static async Task<string> Read(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxBytes;
        using var body = await RequestBody
            .Read(context.Request.BodyReader, context.Request.ContentLength ?? 0, context.RequestAborted)
            .ConfigureAwait(false);
        return Parse(body.Bytes.AsMemory(0, body.Length));
    }

    /// <summary>The signal as it was written.</summary>
    /// <exception cref="ApiException">There is none in it.</exception>
    internal static string Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("signal"u8, out var signal))
                throw ApiException.BadRequest($"No signal was named: {Remedy}.");
            return signal.ValueKind switch
            {
                JsonValueKind.String => signal.GetString()!,
                JsonValueKind.Number when signal.TryGetInt32(out var number) => number.ToString(CultureInfo.InvariantCulture),
                _ => throw ApiException.BadRequest($"The signal is neither a name nor a whole number: {Remedy}."),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw ApiException.BadRequest($"The body is not JSON: {Remedy}.");
        }
    }
}
