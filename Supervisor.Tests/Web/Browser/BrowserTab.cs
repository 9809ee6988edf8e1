using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Supervisor.Tests.Web.Browser;

/// <summary>A tab with memory and cookies of its own; it remembers what the browser complained about, our policy's breaches included.</summary>
internal sealed class BrowserTab : IAsyncDisposable
{
    private static readonly float Patience = (float)TimeSpan.FromSeconds(30).TotalMilliseconds;

    private readonly IBrowserContext _context;

    private BrowserTab(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => Complaints.Enqueue(error);
    }

    public IPage Page { get; }

    public ConcurrentQueue<string> Complaints { get; } = [];

    public ILocator this[string selector] => Page.Locator(selector);

    public static async Task<BrowserTab> Open(IBrowserContext context)
    {
        context.SetDefaultTimeout(Patience);
        return new(context, await context.NewPageAsync());
    }

    /// <summary>The line of a process.</summary>
    public ILocator Row(string name) => Page.Locator($"tr[data-name=\"{name}\"]");

    public ILocator Button(string name, string action) => Row(name).GetByRole(AriaRole.Button, new() { Name = action, Exact = true });

    public Task UntilState(string name, string state) => Expect(Row(name).Locator(".status")).ToHaveTextAsync(state, new() { Timeout = Patience });

    public Task UntilText(string selector, string text) => Expect(Page.Locator(selector)).ToContainTextAsync(text, new() { Timeout = Patience });

    public Task UntilCount(string selector, int count) => Expect(Page.Locator(selector)).ToHaveCountAsync(count, new() { Timeout = Patience });

    public Task UntilLive() => Expect(Page.Locator("#live")).ToHaveTextAsync("live", new() { Timeout = Patience });

    /// <summary>What shows that the page has not been loaded again.</summary>
    public Task Mark() => Page.EvaluateAsync("document.documentElement.dataset.mark = 'here'");

    public Task<bool> IsMarked() => Page.EvaluateAsync<bool>("document.documentElement.dataset.mark === 'here'");

    /// <summary>Tells the page that nobody looks at it, or that somebody does again.</summary>
    public Task Hide(bool isHidden) => Page.EvaluateAsync(
        "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }",
        isHidden);

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
