using System.Text;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Http;

namespace Supervisor.Tests.Http;

public class AuthenticationTests
{
    [Theory]
    [InlineData("p", "p", "Granted")]
    [InlineData("p", "q", "Denied")]
    [InlineData("p", "", "Denied")]
    [InlineData("p", "pp", "Denied")]
    [InlineData("a:b:c", "a:b:c", "Granted")]
    [InlineData("päss", "päss", "Granted")]
    [InlineData("{SHA}5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8", "password", "Granted")]
    [InlineData("{SHA}5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8", "Password", "Denied")]
    [InlineData("{SHA}5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8", "password", "Denied")]
    [InlineData("{SHA}5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8", "{SHA}5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8", "Denied")]
    public void A_password_is_compared_as_it_is_stored(string stored, string given, string outcome) =>
        Assert.Equal(outcome, Check(stored, "Basic " + Base64("u:" + given)));

    [Theory]
    [InlineData(null, "Denied")]
    [InlineData("", "Denied")]
    [InlineData("Basic", "Denied")]
    [InlineData("Digest x", "Denied")]
    [InlineData("Basic !!!", "Malformed")]
    [InlineData("Basic abc", "Malformed")]
    [InlineData("Basic bm9jb2xvbg==", "Malformed")]
    [InlineData("Basic dTpw", "Granted")]
    [InlineData("bAsIc dTpw", "Granted")]
    [InlineData("Basic  dTpw ", "Granted")]
    [InlineData("Basic djpw", "Denied")]
    public void A_header_is_worth_what_it_says(string? header, string outcome) => Assert.Equal(outcome, Check("p", header));

    [Theory]
    [InlineData("/RPC2")]
    [InlineData("/logtail/x")]
    [InlineData("/mainlogtail")]
    [InlineData("/ok.html")]
    [InlineData("/nope")]
    public async Task Without_credentials_nothing_is_served_and_the_connection_ends(string path)
    {
        await using var servers = await RunningServers.Start(username: "u", password: "p");
        using var client = servers.Connect();
        await client.Send($"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n");
        var reply = await client.Receive();
        Assert.Equal("HTTP/1.1 401 Unauthorized", reply.StatusLine);
        Assert.Equal("close", reply["Connection"]);
        Assert.Equal("Basic realm=\"default\"", reply["WWW-Authenticate"]);
        Assert.Equal(137, reply.Body.Length);
        Assert.Equal("", await client.ReceiveToEnd());
    }

    [Fact]
    public async Task With_credentials_every_call_of_a_connection_is_answered()
    {
        await using var servers = await RunningServers.Start(username: "u", password: "p");
        using var client = servers.Connect();
        for (var i = 0; i < 2; i++)
        {
            await client.SendCall("supervisor.getState", headers: "Authorization: Basic dTpw\r\n");
            Assert.Equal(200, (await client.Receive()).Status);
        }

        await client.SendCall("supervisor.getState", headers: "Authorization: Basic !\r\n");
        Assert.Equal(400, (await client.Receive()).Status);
    }

    private static string Check(string stored, string? header) =>
        BasicAuthentication.For(new ServerConfig.Inet("s", "", 1, "u", stored))!.Check(header).ToString();

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
