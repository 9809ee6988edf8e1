using System.IO.Compression;
using System.Text;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Tests.Web;

public class StatusPageTests
{
    [Fact]
    public async Task The_table_has_a_line_for_every_process_in_the_order_of_groups_and_names()
    {
        await using var client = await PageClient.Start();
        client.Supervisor.Run("web", "web_01");
        client.Supervisor.Run("web", "web_00");
        client.Supervisor.Run("cat", "cat");
        var lines = PageTable.Lines(await client.Page("/"));
        Assert.Equal(["cat", "web:web_00", "web:web_01"], lines.Select(l => l.Name));
        Assert.Equal("tail.html?processname=web%3Aweb_00", lines[1].Tail);
        Assert.All(lines, l => Assert.Equal(("running", "statusrunning"), (l.State, l.Class)));
        Assert.All(lines, l => Assert.StartsWith("pid 100, uptime ", l.Description));
    }

    [Theory]
    [InlineData(ProcessState.Running, "restart stop clearlog")]
    [InlineData(ProcessState.Stopped, "start clearlog")]
    [InlineData(ProcessState.Exited, "start clearlog")]
    [InlineData(ProcessState.Fatal, "start clearlog")]
    [InlineData(ProcessState.Starting, "stop clearlog")]
    [InlineData(ProcessState.Backoff, "stop clearlog")]
    [InlineData(ProcessState.Stopping, "clearlog")]
    [InlineData(ProcessState.Unknown, "clearlog")]
    public async Task A_line_offers_what_its_state_allows(ProcessState state, string actions)
    {
        await using var client = await PageClient.Start();
        client.Supervisor.Board.Publish(new() { Group = "g", Name = "p", State = state });
        Assert.Equal(actions, string.Join(' ', PageTable.Actions(await client.Page("/"), "g:p")));
    }

    [Fact]
    public async Task A_group_of_several_has_a_line_of_its_own_and_a_program_of_its_own_has_none()
    {
        await using var client = await PageClient.Start();
        client.Supervisor.Run("cat", "cat");
        client.Supervisor.Run("web", "a");
        client.Supervisor.Run("web", "b");
        var html = await client.Page("/");
        Assert.Equal(["start", "restart", "stop"], PageTable.Actions(html, "web:*"));
        Assert.Empty(PageTable.Actions(html, "cat:*"));
    }

    [Fact]
    public async Task Nothing_that_comes_from_a_process_becomes_markup()
    {
        await using var client = await PageClient.Start();
        const string evil = "\"><script>alert(1)</script>'&";
        client.Supervisor.Board.Publish(new() { Group = evil, Name = "x", State = ProcessState.Fatal, SpawnError = evil });
        client.Supervisor.Board.Publish(new() { Group = evil, Name = "y" });
        var html = await client.Page($"/?message={Uri.EscapeDataString(evil)}");
        Assert.DoesNotContain("<script>", html);
        Assert.DoesNotContain("\"\">", html);
        var line = PageTable.Lines(html)[0];
        Assert.Equal((evil, $"{evil}:x"), (line.Description, line.Name));
        Assert.Equal(["start", "clearlog"], PageTable.Actions(html, $"{evil}:x"));
        Assert.Contains("role=\"status\">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;</p>", html);
    }

    [Fact]
    public async Task Half_a_character_in_a_name_is_a_replacement_character()
    {
        await using var client = await PageClient.Start();
        client.Supervisor.Board.Publish(new() { Group = "a\ud800b", Name = "größe" });
        Assert.Equal("a\ufffdb:größe", PageTable.Lines(await client.Page("/"))[0].Name);
    }

    [Fact]
    public async Task How_a_process_ended_stands_beside_its_description()
    {
        await using var client = await PageClient.Start();
        client.Supervisor.Board.Publish(new() { Group = "a", Name = "a", State = ProcessState.Exited, ExitStatus = 3 });
        client.Supervisor.Board.Publish(new() { Group = "b", Name = "b", State = ProcessState.Exited, ExitStatus = -1 });
        var html = await client.Page("/");
        Assert.Contains("<small class=\"bad\">exit status 3</small>", html);
        Assert.Contains("<small class=\"bad\">ended by a signal</small>", html);
    }

    [Fact]
    public async Task Without_processes_the_page_says_so()
    {
        await using var client = await PageClient.Start();
        var html = await client.Page("/");
        Assert.Contains("<p id=\"none\">No programs to manage</p>", html);
        Assert.Empty(PageTable.Lines(html));
    }

    [Fact]
    public async Task On_its_way_out_the_daemon_still_shows_its_page_and_says_so()
    {
        await using var client = await PageClient.Start();
        client.Supervisor.Mood = Mood.Shutdown;
        client.Supervisor.Run("cat", "cat");
        Assert.Contains("<span class=\"mood\">shutting down</span>", await client.Page("/"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/?message=done")]
    [InlineData("/index.html?action=stopall")]
    [InlineData("/tail.html?processname=cat")]
    [InlineData("/tail.html")]
    public async Task Every_page_forbids_what_it_does_not_need_and_is_not_kept(string address)
    {
        await using var client = await PageClient.Start();
        using var answer = await client.Get(address);
        string Header(string name) => string.Join(',', answer.Headers.GetValues(name));
        var policy = Header("Content-Security-Policy");
        foreach (var rule in (string[])["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'",
            "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
            Assert.Contains(rule, policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("no-cache", Header("Cache-Control"));
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("style=", html);
        Assert.DoesNotContain(" on", html.Replace(" only", "", StringComparison.Ordinal).Split("<pre")[0].Split("No programs")[0]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/tail.html?processname=cat")]
    [InlineData("/stylesheets/supervisor.css")]
    public async Task HEAD_is_answered_as_GET_without_the_body(string address)
    {
        await using var client = await PageClient.Start();
        using var whole = await client.Get(address);
        using var head = await client.Send(HttpMethod.Head, address, null);
        Assert.Equal(200, (int)head.StatusCode);
        Assert.Equal(whole.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Five_hundred_lines_are_packed_to_a_few_kilobytes()
    {
        await using var client = await PageClient.Start();
        for (var i = 0; i < 500; i++) client.Supervisor.Run($"group{i / 10}", $"process_{i:000}", pid: 1000 + (i * 7));
        using var answer = await client.Get("/", ("Accept-Encoding", "br;q=1, gzip;q=0.8"));
        var packed = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal("gzip", string.Join(',', answer.Content.Headers.ContentEncoding));
        Assert.InRange(packed.Length, 1, 60_000);
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        Assert.Equal(500, PageTable.Lines(await reader.ReadToEndAsync()).Count);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip;q=0")]
    [InlineData("gzip; q=0.0, br")]
    public async Task Who_does_not_take_packed_answers_gets_none(string encoding)
    {
        await using var client = await PageClient.Start();
        using var answer = await client.Get("/", ("Accept-Encoding", encoding));
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("PUT", "/", 400)]
    [InlineData("DELETE", "/index.html", 400)]
    [InlineData("DELETE", "/tail.html", 400)]
    [InlineData("POST", "/scripts/supervisor.js", 400)]
    [InlineData("GET", "/index.html/", 404)]
    [InlineData("GET", "/indexx.html", 404)]
    [InlineData("GET", "/images/", 404)]
    [InlineData("GET", "/stylesheets/other.css", 404)]
    public async Task What_is_no_page_is_an_error(string method, string address, int status)
    {
        await using var client = await PageClient.Start();
        using var answer = await client.Send(new(method), address, null);
        Assert.Equal(status, (int)answer.StatusCode);
    }
}
