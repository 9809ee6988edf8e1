using Supervisor.Tests.Http;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Web;

public class FleetPageTests
{
    [Fact]
    public async Task The_page_of_the_fleet_s_own_server_has_the_processes_of_all_nodes()
    {
        await using var server = await FleetServer.Start(TimeProvider.System, "a", "b");
        var log = server.Directory.Write("log", "from afar\n");
        server.Fleet.Run("a", "g", "p", pid: 6);
        server.Fleet.Run("b", "g", "p", pid: 7, stdout: log);
        await Eventually.True(async () => PageTable.Lines((await Request(server, "GET", "/")).Body).Count == 2);
        var page = (await Request(server, "GET", "/")).Body;
        Assert.Equal(["g@a:p", "g@b:p"], PageTable.Lines(page).Select(l => l.Name));
        Assert.Equal(["restart", "stop", "clearlog"], PageTable.Actions(page, "g@b:p"));
        Assert.Contains("fleet, seen from a<", page);
        Assert.Contains("data-events=\"cluster/events\"", page);
        Assert.Contains("from afar\n</pre>", (await Request(server, "GET", "/tail.html?processname=g%40b%3Ap")).Body);
    }

    [Fact]
    public async Task Its_buttons_reach_all_nodes()
    {
        await using var server = await FleetServer.Start(TimeProvider.System, "a", "b");
        server.Fleet.Run("b", "g", "p", pid: 7);
        Assert.Equal("Process g@b:p stopped", await Message(server, "action=stop&processname=g%40b%3Ap"));
        Assert.Equal("No such process named g@c:p", await Message(server, "action=stop&processname=g%40c%3Ap"));
        Assert.StartsWith("All stopped at ", await Message(server, "action=stopall"));
    }

    private static async Task<string> Message(FleetServer server, string query)
    {
        var location = (await Request(server, "POST", $"/?{query}"))["Location"]!;
        return Uri.UnescapeDataString(location["./?message=".Length..]);
    }

    private static async Task<RawResponse> Request(FleetServer server, string method, string target)
    {
        using var connection = server.Connect();
        await connection.Send($"{method} {target} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
        return await connection.Receive();
    }
}
