using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Supervisor.Node.Http;

namespace Supervisor.Node.Api;

/// <summary>Sends a JSON document as an answer.</summary>
internal static class JsonAnswer
{
    public static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task Send(HttpContext context, Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK) =>
        Send(context, status, "application/json", write);

    public static Task Send(HttpContext context, int status, string type, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Plain)) write(json);
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        var body = Gzip.PackFor(context, buffer.WrittenMemory);
        context.Response.ContentLength = body.Length;
        return context.Response.BodyWriter.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
