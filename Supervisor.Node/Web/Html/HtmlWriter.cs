using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Supervisor.Node.Web.Html;

/// <summary>
/// Writes a page as UTF-8. What is ours goes through <see cref="Markup"/>, as literals; everything else through
/// <see cref="Text"/> or <see cref="Query"/>, which leave nothing in it that could be taken for markup.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly ArrayBufferWriter<byte> _page = new(16 * 1024);

    /// <summary>What has been written so far.</summary>
    public ReadOnlyMemory<byte> Written => _page.WrittenMemory;

    /// <summary>Our own words, as they are.</summary>
    public HtmlWriter Markup(ReadOnlySpan<byte> literal)
    {
        _page.Write(literal);
        return this;
    }

    /// <summary>Anybody's words, between tags or in a quoted attribute. Halves of surrogate pairs become U+FFFD.</summary>
    public HtmlWriter Text(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes()) Write(rune);
        return this;
    }

    public HtmlWriter Number(long number)
    {
        Span<byte> digits = stackalloc byte[20];
        number.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        return Markup(digits[..length]);
    }

    /// <summary>Anybody's words as a part of an address in a quoted attribute.</summary>
    public HtmlWriter Query(string text) => Text(UrlEncoder.Default.Encode(text));

    private void Write(Rune rune)
    {
        switch (rune.Value)
        {
            case '<': Markup("&lt;"u8); break;
            case '>': Markup("&gt;"u8); break;
            case '&': Markup("&amp;"u8); break;
            case '"': Markup("&quot;"u8); break;
            case '\'': Markup("&#39;"u8); break;
            default: _page.Advance(rune.EncodeToUtf8(_page.GetSpan(4))); break;
        }
    }
}
