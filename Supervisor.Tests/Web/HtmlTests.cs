using System.Text;
using Supervisor.Node.Web.Html;

namespace Supervisor.Tests.Web;

public class HtmlTests
{
    [Theory]
    [InlineData("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;")]
    [InlineData("größe 🙂", "größe 🙂")]
    public void Text_is_never_markup(string text, string html) =>
        Assert.Equal(html, Encoding.UTF8.GetString(new HtmlWriter().Text(text).Written.Span));

    // Not a case of the theory: the runner would mend it on its way.
    [Fact]
    public void Half_a_character_is_a_replacement_character() =>
        Assert.Equal("\ufffdx\ufffd", Encoding.UTF8.GetString(new HtmlWriter().Text("\udc00x\ud800").Written.Span));

    [Fact]
    public void A_name_in_an_address_is_encoded() =>
        Assert.Equal("g%3Ap%20%22%2F%3F%26", Encoding.UTF8.GetString(new HtmlWriter().Query("g:p \"/?&").Written.Span));

    [Fact]
    public void Places_of_a_frame_are_filled_once_and_what_is_filled_in_has_none()
    {
        var writer = new HtmlWriter();
        new Skeleton("a{{one}}b{{two}}c").Write(writer, place => writer.Text($"[{place} {{{{one}}}}]"));
        Assert.Equal("a[one {{one}}]b[two {{one}}]c", Encoding.UTF8.GetString(writer.Written.Span));
    }
}
