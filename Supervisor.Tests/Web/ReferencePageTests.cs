using Supervisor.Tests.Differential;
using Supervisor.Tests.Http;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Web;

/// <summary>What a scraper finds on the reference's page, and on ours.</summary>
[Trait("speed", "slow")]
public class ReferencePageTests
{
    private const string Programs = """
        [program:cat]
        command=/bin/cat
        startsecs=0

        [program:idle]
        command=/bin/cat
        autostart=false
        process_name=%(program_name)s_%(process_num)d
        numprocs=2

        [program:missing]
        command=/nonexistent/program
        autostart=false

        [program:odd<&"name]
        command=/bin/cat
        autostart=false
        """;

    [ReferenceFact]
    public async Task Lines_and_what_they_offer_are_those_of_the_reference()
    {
        await using var pair = await DaemonPair.Start(_ => Programs);
        await pair.Both(d => d.UntilState("cat", "RUNNING"));
        var (stock, ours) = (await Page(pair.Stock, "/"), await Page(pair.Ours, "/"));
        var lines = PageTable.Lines(stock);
        Assert.Equal(lines.Select(Comparable), PageTable.Lines(ours).Select(Comparable));
        Assert.Equal(5, lines.Count);
        foreach (var line in lines) Assert.Equal(PageTable.Actions(stock, line.Name), PageTable.Actions(ours, line.Name));
    }

    [ReferenceFact]
    public async Task Messages_are_those_of_the_reference()
    {
        await using var pair = await DaemonPair.Start(_ => Programs);
        await pair.Both(d => d.UntilState("cat", "RUNNING"));
        foreach (var query in (string[])["action=stop&processname=cat", "action=start&processname=cat", "action=restart&processname=cat",
            "action=start&processname=cat", "action=start&processname=missing", "action=clearlog&processname=cat",
            "action=stop&processname=nope", "action=start&processname=idle%3A*"])
        {
            var stock = await Message(pair.Stock, "GET", query);
            Assert.NotEmpty(stock);
            // The one that is better on purpose: a group is no process, but there is no doubt about what is meant.
            if (query.EndsWith('*')) stock = "Process idle:* started";
            Assert.Equal((query, stock), (query, await Message(pair.Ours, "POST", query)));
        }
    }

    private static PageLine Comparable(PageLine line) =>
        line with { Description = line.Description.StartsWith("pid ", StringComparison.Ordinal) ? "pid" : line.Description };

    private static async Task<string> Page(DaemonUnderTest daemon, string path) => (await Request(daemon, "GET", path)).Body;

    private static async Task<string> Message(DaemonUnderTest daemon, string method, string query)
    {
        var location = (await Request(daemon, method, $"/?{query}"))["Location"]!;
        return Uri.UnescapeDataString(location[(location.IndexOf("message=", StringComparison.Ordinal) + "message=".Length)..]);
    }

    private static async Task<RawResponse> Request(DaemonUnderTest daemon, string method, string target)
    {
        using var connection = daemon.Connect();
        await connection.Send($"{method} {target} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return await connection.Receive();
    }
}
