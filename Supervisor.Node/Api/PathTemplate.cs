using System.Collections.Immutable;

namespace Supervisor.Node.Api;

/// <summary>
/// A path with names in it, <c>/api/v1/processes/{group}/{name}</c>. It is held against the path as it was sent, so that a name
/// may contain a slash, a percent sign or anything else.
/// </summary>
internal sealed class PathTemplate
{
    private readonly ImmutableArray<string> _segments;

    public PathTemplate(string text) => (Text, _segments) = (text, [.. text.Split('/')]);

    public string Text { get; }

    /// <summary>The names in the order of the template, decoded; null when the path is another.</summary>
    public ImmutableDictionary<string, string>? Match(string rawPath)
    {
        var segments = rawPath.Split('/', _segments.Length + 1);
        if (segments.Length != _segments.Length) return null;
        var names = ImmutableDictionary<string, string>.Empty;
        foreach (var (sent, wanted) in segments.Zip(_segments))
        {
            var value = Uri.UnescapeDataString(sent);
            if (wanted.StartsWith('{') && value.Length > 0) names = names.SetItem(wanted[1..^1], value);
            else if (value != wanted) return null;
        }

        return names;
    }

    /// <summary>The path of a request line without its query; the target may be a whole address.</summary>
    public static string PathOf(string target)
    {
        var path = target.AsSpan();
        if (path.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme && !target.StartsWith('/'))
        {
            path = path[(scheme + 3)..];
            path = path.IndexOf('/') is >= 0 and var slash ? path[slash..] : "/";
        }

        return (path.IndexOf('?') is >= 0 and var query ? path[..query] : path).ToString();
    }
}
