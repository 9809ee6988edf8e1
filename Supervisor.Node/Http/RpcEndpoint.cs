using System.Buffers;
using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;
using Supervisor.Node.Rpc;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Http;

/// <summary><c>/RPC2</c>, and whatever else begins so: XML-RPC (specification 5.5).</summary>
internal sealed class RpcEndpoint(RpcTable table, IActivityLog log) : IEndpoint
{
    /// <summary>How much of a request that cannot be read is worth a place in the log.</summary>
    private const int LoggedBody = 1024;

    public bool Wants(string path, string method) => path.StartsWith("/RPC2", StringComparison.Ordinal);

    public async Task Serve(HttpContext context, CancellationToken closing)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await ErrorPage.Send(context, StatusCodes.Status400BadRequest).ConfigureAwait(false);
            return;
        }

        if (!SameOrigin.Allows(context.Request))
        {
            await ErrorPage.Send(context, StatusCodes.Status403Forbidden).ConfigureAwait(false);
            return;
        }

        if (context.Request.ContentLength is not { } length)
        {
            context.Response.Headers.Connection = "close";
            await ErrorPage.Send(context, StatusCodes.Status411LengthRequired).ConfigureAwait(false);
            return;
        }

        if (await ReadCall(context, length).ConfigureAwait(false) is not { } call)
            await ErrorPage.Send(context, StatusCodes.Status400BadRequest).ConfigureAwait(false);
        else if (await Try(call).ConfigureAwait(false) is { } value)
            await Reply(context, value).ConfigureAwait(false);
        else
            await ErrorPage.Send(context, StatusCodes.Status500InternalServerError).ConfigureAwait(false);
    }

    // The boundary of the methods: what escapes one is a bug of ours, and one call's trouble. Null then.
    private async ValueTask<XmlRpcValue?> Try(XmlRpcCall call)
    {
        try
        {
            return await Call(call).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            var data = PythonText.Repr(Encoding.UTF8.GetBytes(call.Method));
            log.Write(LogLevel.Critical, $"Handling XML-RPC request with data {data} raised an unexpected exception: {e}");
            return null;
        }
    }

    private async Task<XmlRpcCall?> ReadCall(HttpContext context, long length)
    {
        using var body = await RequestBody.Read(context.Request.BodyReader, length, context.RequestAborted).ConfigureAwait(false);
        var call = XmlRpcReader.Read(body.Bytes, body.Length);
        if (call is { Method.Length: > 0 }) return call;
        var data = PythonText.Repr(body.Bytes.AsSpan(0, Math.Min(body.Length, LoggedBody)));
        log.Write(LogLevel.Error,
            $"XML-RPC request data {data} is invalid: {(call is null ? "unmarshallable" : "no method name")}");
        return null;
    }

    private async ValueTask<XmlRpcValue> Call(XmlRpcCall call)
    {
        if (!log.IsEnabled(LogLevel.Trace)) return await table.Call(call.Method, call.Parameters).ConfigureAwait(false);
        log.Write(LogLevel.Trace, $"XML-RPC method called: {call.Method}()");
        var value = await table.Call(call.Method, call.Parameters).ConfigureAwait(false);
        log.Write(LogLevel.Trace, value is XmlRpcValue.Fault fault
            ? $"XML-RPC method {call.Method}() returned fault: [{fault.Code}] {fault.String}"
            : $"XML-RPC method {call.Method}() returned successfully");
        return value;
    }

    private static async Task Reply(HttpContext context, XmlRpcValue value)
    {
        var response = context.Response;
        response.ContentType = "text/xml";
        ImmutableArray<ReadOnlyMemory<byte>>? encoded = value switch
        {
            XmlRpcValue.Encoded one => [one.Bytes],
            XmlRpcValue.EncodedPieces several => several.Pieces,
            _ => null,
        };
        if (encoded is { } pieces)
        {
            response.ContentLength = XmlRpcResponse.Prefix.Length + pieces.Sum(p => (long)p.Length) + XmlRpcResponse.Suffix.Length;

            // Once started, Kestrel hands out the memory it sends from instead of copying a second time.
            await response.StartAsync(context.RequestAborted).ConfigureAwait(false);
            await Send(response.BodyWriter, pieces, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        using var writer = new XmlRpcWriter();
        writer.Response(value);
        response.ContentLength = writer.Written.Length;
        await response.BodyWriter.WriteAsync(writer.Written, context.RequestAborted).ConfigureAwait(false);
    }

    // Between two pieces the client has time to take what is there.
    private static async Task Send(PipeWriter output, ImmutableArray<ReadOnlyMemory<byte>> pieces, CancellationToken cancellation)
    {
        output.Write(XmlRpcResponse.Prefix);
        for (var i = 0; i < pieces.Length; i++)
        {
            output.Write(pieces[i].Span);
            if (i < pieces.Length - 1) await output.FlushAsync(cancellation).ConfigureAwait(false);
        }

        output.Write(XmlRpcResponse.Suffix);
        await output.FlushAsync(cancellation).ConfigureAwait(false);
    }
}
