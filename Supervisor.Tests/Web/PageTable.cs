using System.Net;
using System.Text.RegularExpressions;

namespace Supervisor.Tests.Web;

/// <summary>A line of the status table as a scraper finds it that was written for the reference's page.</summary>
/// <param name="Class">The class of the state.</param>
/// <param name="State">The state in words.</param>
/// <param name="Description">What stands beside it.</param>
/// <param name="Tail">Where the name leads.</param>
/// <param name="Name">The process.</param>
internal sealed record PageLine(string Class, string State, string Description, string Tail, string Name);

/// <summary>The status table without a browser.</summary>
internal static partial class PageTable
{
    public static List<PageLine> Lines(string html) => [.. Line().Matches(html)
        .Select(m => m.Groups.Values.Skip(1).Select(g => WebUtility.HtmlDecode(g.Value)).ToArray())
        .Select(g => new PageLine(g[0], g[1], g[2], g[3], g[4]))
        .Where(line => line.Name.Length > 0)];

    /// <summary>The actions that a process's line offers.</summary>
    public static List<string> Actions(string html, string name) => [.. Action().Matches(html)
        .Where(m => Uri.UnescapeDataString(m.Groups[1].Value) == name)
        .Select(m => m.Groups[2].Value)];

    [GeneratedRegex("""<td[^>]*class="status"><span class="(.*?)">(.*?)</span></td>\s*<td[^>]*><span>(.*?)</span>.*?<a href="(tail[^"]*)"[^>]*>(.*?)</a>""", RegexOptions.Singleline)]
    private static partial Regex Line();

    [GeneratedRegex("""(?:href|formaction)="index.html\?processname=([^&"]*)&amp;action=([a-z]*)"(?! hidden)""")]
    private static partial Regex Action();
}
