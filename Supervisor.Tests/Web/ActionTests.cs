using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;

namespace Supervisor.Tests.Web;

public class ActionTests
{
    private static readonly Namespec Cat = new("cat", "cat");

    public static TheoryData<string, SupervisorCommand[], string> Orders => new()
    {
        { "action=start&processname=cat", [new SupervisorCommand.StartProcess(Cat, true)], "Process cat started" },
        { "action=stop&processname=cat", [new SupervisorCommand.StopProcess(Cat, true)], "Process cat stopped" },
        { "action=clearlog&processname=g%3Ap", [new SupervisorCommand.ClearLogs(new("g", "p"))], "Log for g:p cleared" },
        { "action=stop&processname=g%3A*", [new SupervisorCommand.StopGroup("g", true)], "Process g:* stopped" },
        {
            "action=restart&processname=cat",
            [new SupervisorCommand.StopProcess(Cat, true), new SupervisorCommand.StartProcess(Cat, true)], "Process cat restarted"
        },
        { "action=startall", [new SupervisorCommand.StartAll(true)], "All started at Fri Nov 20 14:03:07 2026" },
        { "action=stopall", [new SupervisorCommand.StopAll(true)], "All stopped at Fri Nov 20 14:03:07 2026" },
        {
            "action=restartall", [new SupervisorCommand.StopAll(true), new SupervisorCommand.StartAll(true)],
            "All restarted at Fri Nov 20 14:03:07 2026"
        },
        { "action=refresh", [], "Page refreshed at Fri Nov 20 14:03:07 2026" },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    internal async Task A_post_is_done_and_leads_back_to_the_page_with_a_message(string query, SupervisorCommand[] asked, string message)
    {
        await using var client = await PageClient.Start(time: new FixedTime());
        Assert.Equal(message, await client.MessageOf($"/index.html?{query}"));
        Assert.Equal(asked, client.Supervisor.Asked);
    }

    [Fact]
    public async Task The_parameters_may_come_in_the_form_of_the_body()
    {
        await using var client = await PageClient.Start();
        using var answer = await client.Post("/", "action=stop&processname=g%3Ap");
        Assert.Equal(303, (int)answer.StatusCode);
        Assert.Equal([new SupervisorCommand.StopProcess(new("g", "p"), true)], client.Supervisor.Asked);
    }

    [Theory]
    [InlineData(FaultCode.BadName, "No such process named x")]
    [InlineData(FaultCode.AlreadyStarted, "ERROR: Process x: already started")]
    [InlineData(FaultCode.NoFile, "ERROR: Process x: no such file")]
    [InlineData(FaultCode.NotExecutable, "ERROR: Process x: file not executable")]
    [InlineData(FaultCode.SpawnError, "ERROR: Process x: spawn error")]
    [InlineData(FaultCode.AbnormalTermination, "ERROR: Process x: abnormal termination")]
    [InlineData(FaultCode.Failed, "unexpected rpc fault [30] FAILED: x")]
    public async Task What_fails_is_said_in_the_words_of_the_reference(FaultCode code, string message)
    {
        await using var client = await PageClient.Start();
        client.Supervisor.AnswerWith(new CommandReply.Fault(code, "x"));
        Assert.Equal(message, await client.MessageOf("/?action=start&processname=x"));
    }

    [Fact]
    public async Task A_restart_starts_what_does_not_run_and_says_when_it_cannot()
    {
        await using var client = await PageClient.Start();
        client.Supervisor.Answer = order => Task.FromResult<CommandReply>(
            new CommandReply.Fault(order is SupervisorCommand.StopProcess ? FaultCode.NotRunning : FaultCode.SpawnError, "x"));
        Assert.Equal("ERROR: Process x: spawn error", await client.MessageOf("/?action=restart&processname=x"));
        Assert.Equal(2, client.Supervisor.Asked.Count);
    }

    [Fact]
    public async Task What_did_not_work_for_some_is_said_of_them()
    {
        await using var client = await PageClient.Start(time: new FixedTime());
        client.Supervisor.AnswerWith(new CommandReply.Outcomes(EquatableArray.Of(
            Enumerable.Range(0, 7).Select(i => new ProcessOutcome("g", $"p{i}", FaultCode.SpawnError, "SPAWN_ERROR"))
                .Append(ProcessOutcome.Ok("g", "q")))));
        Assert.Equal(
            "All started at Fri Nov 20 14:03:07 2026, except g:p0 (SPAWN_ERROR); g:p1 (SPAWN_ERROR); g:p2 (SPAWN_ERROR); g:p3 (SPAWN_ERROR);"
            + " g:p4 (SPAWN_ERROR); and 2 more",
            await client.MessageOf("/?action=startall"));
    }

    [Fact]
    public async Task On_its_way_out_the_daemon_does_nothing_more_and_says_so()
    {
        await using var client = await PageClient.Start();
        client.Supervisor.Mood = Mood.Restarting;
        Assert.Equal("ERROR: supervisord is shutting down", await client.MessageOf("/?action=stop&processname=x"));
        Assert.Empty(client.Supervisor.Asked);
    }

    [Fact]
    public async Task A_script_gets_the_message_as_text()
    {
        await using var client = await PageClient.Start();
        using var answer = await client.Post("/?action=stop&processname=x", null, ("Accept", "text/plain"), ("Sec-Fetch-Site", "same-origin"));
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("Process x stopped", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("action=stop&processname=x", "<h1>Stop <strong>x</strong>?</h1>")]
    [InlineData("processname=a%3Cb&action=restart", "<h1>Restart <strong>a&lt;b</strong>?</h1>")]
    [InlineData("action=stopall", "<h1>Stop all?</h1>")]
    public async Task A_link_changes_nothing_but_asks(string query, string question)
    {
        await using var client = await PageClient.Start();
        var html = await client.Page($"/index.html?{query}");
        Assert.Contains(question, html);
        Assert.Contains("method=\"post\"", html);
        Assert.Empty(client.Supervisor.Asked);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    public async Task A_post_from_another_site_is_refused(string header, string value)
    {
        await using var client = await PageClient.Start();
        using var answer = await client.Post("/", "action=stop&processname=x", (header, value));
        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Empty(client.Supervisor.Asked);
    }

    [Theory]
    [InlineData("action=dance")]
    [InlineData("action=stop")]
    [InlineData("action=stop&processname=")]
    public async Task An_action_that_there_is_not_or_that_lacks_its_name_is_a_bad_request(string query)
    {
        await using var client = await PageClient.Start();
        using var asked = await client.Get($"/?{query}");
        using var posted = await client.Post($"/?{query}");
        Assert.Equal((400, 400), ((int)asked.StatusCode, (int)posted.StatusCode));
        Assert.Empty(client.Supervisor.Asked);
    }

    [Fact]
    public async Task A_body_that_no_form_of_ours_sends_is_a_bad_request()
    {
        await using var client = await PageClient.Start();
        using var many = await client.Post("/", string.Join('&', Enumerable.Range(0, 100).Select(i => $"a{i}=1")));
        using var @long = await client.Post("/", "action=stop&processname=" + new string('x', 100_000));
        Assert.Equal((400, 400), ((int)many.StatusCode, (int)@long.StatusCode));
        Assert.Empty(client.Supervisor.Asked);
    }

    private sealed class FixedTime : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(2026, 11, 20, 14, 3, 7, TimeSpan.Zero);
    }
}
