using System.Text;

namespace Supervisor.Node.Web.Html;

/// <summary>
/// A page's frame, cut at its <c>{{places}}</c> once. Cut, not replaced: what is put into one place is never looked through for
/// another.
/// </summary>
internal sealed class Skeleton
{
    private readonly (byte[] Before, string? Place)[] _pieces;

    public Skeleton(string html) => _pieces = [.. Cut(html)];

    /// <summary>Writes the frame; <paramref name="fill"/> writes what belongs into a place, by its name.</summary>
    public void Write(HtmlWriter writer, Action<string> fill)
    {
        foreach (var (before, place) in _pieces)
        {
            writer.Markup(before);
            if (place is not null) fill(place);
        }
    }

    private static IEnumerable<(byte[] Before, string? Place)> Cut(string html)
    {
        var at = 0;
        while (html.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var begin)
        {
            var end = html.IndexOf("}}", begin, StringComparison.Ordinal);
            yield return (Encoding.UTF8.GetBytes(html[at..begin]), html[(begin + 2)..end]);
            at = end + 2;
        }

        yield return (Encoding.UTF8.GetBytes(html[at..]), null);
    }
}
