using Supervisor.Tests.Support;

namespace Supervisor.Tests.Web.Browser;

/// <summary>The page with its script, in a browser, with a daemon behind it.</summary>
[Collection(BrowserTests.Name)]
[Trait("speed", "slow")]
public class LivePageTests(HeadlessBrowser browser)
{
    [BrowserFact]
    public async Task The_page_follows_what_happens_without_being_loaded_again()
    {
        await using var daemon = await PageDaemon.Start();
        await using var tab = await Open(daemon);
        await tab.UntilState("dies", "running");
        SignalByPid.Send(await daemon.Daemon.PidOf("dies"), SignalByPid.Kill);
        await tab.UntilState("dies", "exited");
        var pid = await daemon.Daemon.PidOf("cat");
        SignalByPid.Send(pid, SignalByPid.Kill);
        await Eventually.True(async () => await daemon.Daemon.PidOf("cat") is var now && now != pid && now != 0);
        await tab.UntilText("tr[data-name=cat] .desc", $"pid {await daemon.Daemon.PidOf("cat")}, uptime ");
        Assert.True(await tab.IsMarked());
        Assert.Empty(tab.Complaints);
    }

    [BrowserFact]
    public async Task Buttons_act_and_say_what_they_did()
    {
        await using var daemon = await PageDaemon.Start();
        await using var tab = await Open(daemon);
        await tab.Button("cat", "Stop").ClickAsync();
        await tab.UntilText("#message", "Process cat stopped");
        await tab.UntilState("cat", "stopped");
        await tab.Button("cat", "Start").ClickAsync();
        await tab.UntilText("#message", "Process cat started");
        await tab.UntilState("cat", "running");
        await tab["tr.group button[formaction*='action=stop']"].ClickAsync();
        await tab["dialog button.main"].ClickAsync();
        await tab.UntilText("#message", "Process pool:* stopped");
        await tab.UntilState("pool:pool_02", "stopped");
        await tab["#buttons"].GetByText("Stop All").ClickAsync();
        await tab["dialog"].GetByText("Cancel").ClickAsync();
        await tab.UntilCount("dialog", 0);
        Assert.Equal("RUNNING", (await daemon.Daemon.Process("talks"))["statename"]);
        Assert.True(await tab.IsMarked());
        Assert.Empty(tab.Complaints);
    }

    [BrowserFact]
    public async Task Lines_are_filtered_sorted_and_folded()
    {
        await using var daemon = await PageDaemon.Start();
        await using var tab = await Open(daemon);
        const string visible = "tr[data-name]:visible";
        await tab["#filter"].FillAsync("pool_0 running");
        await tab.UntilCount(visible, 3);
        await tab["#filter"].FillAsync("");
        await tab["#chips button[data-kind=stopped]"].ClickAsync();
        await tab.UntilCount(visible, 1);
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.UntilCount(visible, 7);
        await tab[".fold"].ClickAsync();
        await tab.UntilCount(visible, 4);
        await tab["#sort"].SelectOptionAsync("state");
        await tab.UntilCount(visible, 7);
        Assert.Equal("idle", await tab["tr[data-name]"].First.GetAttributeAsync("data-name"));
        await tab["#sort"].SelectOptionAsync("name");
        await tab.UntilCount(visible, 4);
        Assert.Equal("cat", await tab["tr[data-name]"].First.GetAttributeAsync("data-name"));
        Assert.Empty(tab.Complaints);
    }

    [BrowserFact]
    public async Task A_log_is_followed_beside_the_table()
    {
        await using var daemon = await PageDaemon.Start();
        await using var tab = await Open(daemon);
        await tab.Row("talks").Locator(".name a").ClickAsync();
        await tab.UntilText("#panel pre", "first");
        await daemon.Say("talks", "<b>second</b>\n");
        await tab.UntilText("#panel pre", "<b>second</b>");
        await tab["#panel .pause"].ClickAsync();
        await daemon.Say("talks", "third\n");
        await tab.UntilText("#panel .lognote", "paused, 1 new line");
        Assert.DoesNotContain("third", await tab["#panel pre"].TextContentAsync());
        await tab["#panel .pause"].ClickAsync();
        await tab.UntilText("#panel pre", "third");
        await tab["#panel .channel[data-channel=stderr]"].ClickAsync();
        await tab.UntilText("#panel pre", "complaint");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.UntilCount("#panel", 0);
        Assert.Empty(tab.Complaints);
    }

    [BrowserFact]
    public async Task What_became_of_earlier_children_stands_beside_their_log()
    {
        await using var daemon = await PageDaemon.Start();
        await using var tab = await Open(daemon);
        await daemon.Say("dies", "last words\n");
        await tab.Row("dies").Locator(".name a").ClickAsync();
        await tab.UntilText("#panel pre", "last words");
        await tab["#panel .channel[data-channel=history]"].ClickAsync();
        await tab.UntilText("#panel summary", "running");
        SignalByPid.Send(await daemon.Daemon.PidOf("dies"), SignalByPid.Kill);
        await tab.UntilText("#panel summary", "SIGKILL, not expected");
        await tab.UntilText("#panel .past pre", "last words");
        await tab.UntilText("tr[data-name=dies] .desc", "SIGKILL, not expected");
        Assert.Empty(tab.Complaints);
    }

    [BrowserFact]
    public async Task The_page_of_a_log_follows_it_too()
    {
        await using var daemon = await PageDaemon.Start();
        await using var tab = await browser.Open();
        await tab.Page.GotoAsync(daemon.Url + "tail.html?processname=talks");
        await tab.UntilText("#log .lognote", "following");
        await daemon.Say("talks", "more\n");
        await tab.UntilText("#log pre", "first\nmore");
        Assert.Empty(tab.Complaints);
    }

    [BrowserFact]
    public async Task The_keyboard_is_enough()
    {
        await using var daemon = await PageDaemon.Start();
        await using var tab = await Open(daemon);
        var keys = tab.Page.Keyboard;
        await keys.PressAsync("j");
        await keys.PressAsync("x");
        await tab.UntilState("cat", "stopped");
        await keys.PressAsync("s");
        await tab.UntilState("cat", "running");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("l");
        await tab.UntilText("#panel h2", "dies");
        // In a log the keys of the table mean nothing.
        await keys.PressAsync("x");
        await keys.PressAsync("Escape");
        await tab.UntilCount("#panel", 0);
        await keys.PressAsync("?");
        await tab.UntilText("dialog h2", "Keys");
        await keys.PressAsync("Escape");
        await keys.PressAsync("/");
        await keys.TypeAsync("talk");
        await tab.UntilCount("tr[data-name]:visible", 1);
        await keys.PressAsync("Escape");
        await tab.UntilCount("tr[data-name]:visible", 7);
        Assert.Equal("RUNNING", (await daemon.Daemon.Process("dies"))["statename"]);
        Assert.Empty(tab.Complaints);
    }

    [BrowserFact]
    public async Task Groups_that_come_and_go_are_lines_that_come_and_go()
    {
        await using var daemon = await PageDaemon.Start();
        await using var tab = await Open(daemon);
        File.AppendAllText(daemon.Daemon.ConfigFile, "[program:added]\ncommand=/bin/cat\nstartsecs=0\nnumprocs=2\nprocess_name=n%(process_num)d\n");
        await daemon.Daemon.Control("update");
        await tab.UntilState("added:n1", "running");
        await tab.Button("added:n1", "Stop").ClickAsync();
        await tab.UntilState("added:n1", "stopped");
        await tab.UntilText("tbody[data-group=added] tr.group", "1 of 2 running");
        await daemon.Daemon.Control("stop", "added:*");
        await daemon.Daemon.Control("remove", "added");
        await tab.UntilCount("tr[data-name^=added]", 0);
        Assert.True(await tab.IsMarked());
        // What is asked about a process that has just gone is not found, and the browser says so.
        Assert.All(tab.Complaints, complaint => Assert.Contains("404", complaint));
    }

    [BrowserFact]
    public async Task A_tab_in_the_background_lets_go_of_its_connection_and_catches_up_later()
    {
        await using var daemon = await PageDaemon.Start();
        await using var tab = await browser.Open();
        await tab.Page.Clock.InstallAsync();
        await tab.Page.GotoAsync(daemon.Url);
        await tab.UntilLive();
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        tab.Page.RequestFailed += (_, request) =>
        {
            if (request.Url.EndsWith("/events", StringComparison.Ordinal)) released.TrySetResult();
        };
        await tab.Hide(true);
        await tab.Page.Clock.FastForwardAsync(61_000);
        await released.Task.Within();
        await daemon.Daemon.Control("stop", "cat");
        await tab.Hide(false);
        await tab.UntilState("cat", "stopped");
        Assert.Empty(tab.Complaints);
    }

    [BrowserFact]
    public async Task A_daemon_that_is_away_is_said_to_be_and_comes_back_by_itself()
    {
        var daemon = await PageDaemon.Start();
        await using var tab = await Open(daemon);
        await daemon.DisposeAsync();
        await tab.UntilText("#live", "not connected since");
        await using var next = await PageDaemon.Start(port: daemon.Port);
        await tab.UntilLive();
        await tab.UntilText("tr[data-name=cat] .desc", $"pid {await next.Daemon.PidOf("cat")},");
        Assert.True(await tab.IsMarked());
    }

    private async Task<BrowserTab> Open(PageDaemon daemon)
    {
        var tab = await browser.Open();
        await tab.Page.GotoAsync(daemon.Url);
        await tab.UntilLive();
        await tab.Mark();
        return tab;
    }
}
