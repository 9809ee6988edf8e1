using System.Text.Json;
using Supervisor.Tests.Http;

namespace Supervisor.Tests.Api;

/// <summary>Requests of the JSON interface over a connection of their own.</summary>
internal static class ApiCalls
{
    public static Task<RawResponse> Get(this RunningServers servers, string target) => servers.Ask("GET", target);

    public static async Task<RawResponse> Ask(
        this RunningServers servers, string method, string target, string body = "", string headers = "")
    {
        using var client = servers.Connect();
        await client.Send(
            $"{method} {target} HTTP/1.1\r\nHost: localhost\r\n{headers}Content-Length: {body.Length}\r\n\r\n{body}");
        return await client.Receive();
    }

    /// <summary>An endless answer: its head has been read.</summary>
    public static async Task<(RawConnection Client, string Head)> Follow(this RunningServers servers, string target)
    {
        var client = servers.Connect();
        await client.Send($"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return (client, await client.ReceiveUntil("\r\n\r\n"));
    }

    public static JsonElement Json(this RawResponse response) => JsonDocument.Parse(response.Body).RootElement;

    public static async Task<JsonElement> GetJson(this RunningServers servers, string target)
    {
        var response = await servers.Get(target);
        Assert.True(response.Status == 200, response.Head + response.Body);
        Assert.Equal("application/json", response["Content-Type"]);
        return response.Json();
    }

    /// <summary>The answer is a problem: its status, its fault and its detail.</summary>
    public static (int Status, string? Fault, string Detail) Problem(this RawResponse response)
    {
        Assert.Equal("application/problem+json", response["Content-Type"]);
        var json = response.Json();
        Assert.Equal(response.Status, json.GetProperty("status").GetInt32());
        Assert.NotEmpty(json.GetProperty("title").GetString()!);
        return (response.Status, json.TryGetProperty("fault", out var fault) ? fault.GetString() : null, json.GetProperty("detail").GetString()!);
    }
}
