using System.Net;

namespace Supervisor.Tests.Web;

public class TailPageTests
{
    [Fact]
    public async Task The_end_of_a_log_is_shown_as_text()
    {
        await using var client = await PageClient.Start();
        var path = client.Directory.Write("out", "first\n" + new string('x', 1010) + "\n<b>größe</b>&\n");
        client.Supervisor.Run("g", "p", stdout: path, stderr: client.Directory.Write("err", "a complaint\n"));
        Assert.Equal("xxxxxxxxxx", Text(await client.Page("/tail.html?processname=g%3Ap"))[..10]);
        Assert.EndsWith("x\n<b>größe</b>&\n", Text(await client.Page("/tail.html?processname=g:p")));
        Assert.StartsWith("first\n", Text(await client.Page("/tail.html?processname=g:p&limit=2000")));
        Assert.Equal("a complaint\n", Text(await client.Page("/tail.html?processname=g:p&channel=stderr")));
    }

    [Theory]
    [InlineData("tail.html", "Supervisor tail of process None", "No process name found")]
    [InlineData("tail.html?processname=nope", "Supervisor tail of process nope", "ERROR: unexpected rpc fault [10] BAD_NAME: nope")]
    [InlineData("tail.html?processname=quiet", "Supervisor tail of process quiet", "No file for quiet")]
    [InlineData("tail.html?processname=gone&limit=x", "Supervisor tail of process gone", "No file for gone")]
    [InlineData("tail.html?processname=%3Cb", "Supervisor tail of process <b", "ERROR: unexpected rpc fault [10] BAD_NAME: <b")]
    public async Task What_cannot_be_shown_is_said_in_the_words_of_the_reference(string address, string title, string text)
    {
        await using var client = await PageClient.Start();
        client.Supervisor.Run("quiet", "quiet");
        client.Supervisor.Run("gone", "gone", stdout: client.Directory.File("nothing"));
        var html = await client.Page(address);
        Assert.Contains($"<title>{WebUtility.HtmlEncode(title)}</title>", html);
        Assert.Equal(text, Text(html));
    }

    private static string Text(string html)
    {
        var begin = html.IndexOf("<pre tabindex=\"0\">\n", StringComparison.Ordinal) + "<pre tabindex=\"0\">\n".Length;
        return WebUtility.HtmlDecode(html[begin..html.IndexOf("</pre>", StringComparison.Ordinal)]);
    }
}
