using System.Net.Http.Headers;
using Supervisor.Tests.Http;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Web;

/// <summary>A client without a script: it neither follows redirects nor unpacks anything.</summary>
internal sealed class PageClient : IAsyncDisposable
{
    private readonly RunningServers _servers;
    private readonly HttpClient _http;

    private PageClient(RunningServers servers)
    {
        _servers = servers;
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new($"http://127.0.0.1:{servers.Port}/"),
            Timeout = Watchdog.Default,
        };
    }

    public FakeSupervisor Supervisor => _servers.Supervisor;

    public TempDir Directory => _servers.Directory;

    public static async Task<PageClient> Start(FakeSupervisor? supervisor = null, TimeProvider? time = null) =>
        new(await RunningServers.Start(supervisor, time: time));

    public Task<HttpResponseMessage> Get(string address, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Get, address, null, headers);

    public Task<HttpResponseMessage> Post(string address, string? form = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, address, form, headers);

    /// <summary>The body of an answer that is a success.</summary>
    public async Task<string> Page(string address)
    {
        using var answer = await Get(address);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>What the page says after an action.</summary>
    public async Task<string> MessageOf(string address)
    {
        using var answer = await Post(address);
        Assert.Equal(303, (int)answer.StatusCode);
        var location = answer.Headers.Location!.OriginalString;
        Assert.StartsWith("./?message=", location);
        return Uri.UnescapeDataString(location["./?message=".Length..]);
    }

    public async Task<HttpResponseMessage> Send(
        HttpMethod method, string address, string? form, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        if (form is not null) request.Content = new StringContent(form, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await _http.SendAsync(request).Within();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _servers.DisposeAsync();
    }
}
