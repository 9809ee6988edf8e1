using Supervisor.Tests.Support;

namespace Supervisor.Tests.Web.Browser;

/// <summary>What a browser makes of the page without its script, from another site, and on other screens.</summary>
[Collection(BrowserTests.Name)]
[Trait("speed", "slow")]
public class PlainPageTests(HeadlessBrowser browser)
{
    [BrowserFact]
    public async Task Without_a_script_every_button_works()
    {
        await using var daemon = await PageDaemon.Start();
        await using var tab = await browser.Open(new() { JavaScriptEnabled = false });
        await tab.Page.GotoAsync(daemon.Url);
        foreach (var (action, message, state) in ((string, string, string)[])[
            ("Stop", "Process cat stopped", "stopped"), ("Start", "Process cat started", "running"),
            ("Restart", "Process cat restarted", "running"), ("Clear log", "Log for cat cleared", "running")])
        {
            await tab.Button("cat", action).ClickAsync();
            await tab.UntilText("#message", message);
            await tab.UntilState("cat", state);
        }

        foreach (var (action, message) in ((string, string)[])[
            ("Stop All", "All stopped at"), ("Start All", "All started at"), ("Restart All", "All restarted at"), ("Refresh", "Page refreshed at")])
        {
            await tab["#buttons"].GetByText(action, new() { Exact = true }).ClickAsync();
            await tab.UntilText("#message", message);
        }

        await tab.UntilState("idle", "running");
        await tab.Row("talks").Locator(".name a").ClickAsync();
        await tab.UntilText("#log pre", "first");
        await tab["#log a"].Filter(new() { HasText = "stderr" }).ClickAsync();
        await tab.UntilText("#log pre", "complaint");
        Assert.Empty(tab.Complaints);
    }

    [BrowserFact]
    public async Task Another_site_can_neither_post_nor_do_anything_with_a_link()
    {
        await using var daemon = await PageDaemon.Start();
        await using var tab = await browser.Open();
        await tab.Page.SetContentAsync($"""
            <form method="post" action="{daemon.Url}index.html?action=stop&amp;processname=cat"><button>win</button></form>
            """);
        var answer = await tab.Page.RunAndWaitForResponseAsync(
            () => tab["button"].ClickAsync(), response => response.Url.StartsWith(daemon.Url, StringComparison.Ordinal));
        Assert.Equal(403, answer.Status);
        await tab.Page.SetContentAsync($"""<a href="{daemon.Url}index.html?action=stop&amp;processname=cat">win</a>""");
        await tab["a"].ClickAsync();
        await tab.UntilText("h1", "Stop cat?");
        Assert.Equal("RUNNING", (await daemon.Daemon.Process("cat"))["statename"]);
        await tab["button.main"].ClickAsync();
        await tab.UntilText("#message", "Process cat stopped");
        await tab.UntilState("cat", "stopped");
    }

    [BrowserFact]
    public async Task A_phone_shows_everything_without_scrolling_sideways()
    {
        await using var daemon = await PageDaemon.Start();
        await using var tab = await browser.Open(new() { ViewportSize = new() { Width = 360, Height = 740 }, IsMobile = true, HasTouch = true });
        await tab.Page.GotoAsync(daemon.Url);
        await tab.UntilLive();
        Assert.True(await tab.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await tab.Row("talks").Locator(".name a").TapAsync();
        await tab.UntilText("#panel pre", "first");
        Assert.Equal(360, (await tab["#panel"].BoundingBoxAsync())!.Width);
        await tab["#panel .close"].TapAsync();
        await tab.Button("cat", "Stop").TapAsync();
        await tab.UntilState("cat", "stopped");
        Assert.Empty(tab.Complaints);
    }

    [BrowserFact]
    public async Task Five_hundred_processes_take_little_to_send()
    {
        await using var daemon = await PageDaemon.Start("[program:many]\ncommand=/bin/cat\nautostart=false\nnumprocs=500\nprocess_name=process_%(process_num)03d\n");
        await using var tab = await browser.Open();
        await tab.Page.GotoAsync(daemon.Url);
        await tab.UntilLive();
        await tab.UntilCount("tr[data-name]", 500);
        var sent = await tab.Page.EvaluateAsync<int>(
            "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, e) => sum + e.transferSize, 0)");
        Assert.InRange(sent, 10_000, 200_000);
        Assert.Empty(tab.Complaints);
    }
}
