using Microsoft.Playwright;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Web.Browser;

/// <summary>One headless browser for all tests that look at the page; it starts with the first of them.</summary>
public sealed class HeadlessBrowser : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Task InitializeAsync() => Task.CompletedTask;

    internal async Task<BrowserTab> Open(BrowserNewContextOptions? options = null)
    {
        _playwright ??= await Playwright.CreateAsync().Within(Patience);
        _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserFactAttribute.Program }).Within(Patience);
        return await BrowserTab.Open(await _browser.NewContextAsync(options));
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<HeadlessBrowser>
{
    public const string Name = "browser";
}
