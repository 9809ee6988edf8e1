using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Ini;

/// <summary>A line <c>key = value</c> or <c>key : value</c>.</summary>
internal static class OptionLine
{
    public static bool TrySplit(string content, out string key, out string value)
    {
        var delimiter = content.AsSpan().IndexOfAny('=', ':');
        key = delimiter < 0 ? "" : PyText.Strip(content[..delimiter]).ToLowerInvariant();
        value = delimiter < 0 ? "" : PyText.Strip(content[(delimiter + 1)..]);
        return delimiter >= 0;
    }
}
