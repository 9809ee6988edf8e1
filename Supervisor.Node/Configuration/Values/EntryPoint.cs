namespace Supervisor.Node.Configuration.Values;

/// <summary>The name of a Python object, <c>package.module:attribute</c>.</summary>
internal static class EntryPoint
{
    /// <summary>
    /// Well formed and outside the reference's own package: a plug-in that may well exist, in a language we do not
    /// speak. What the reference itself lacks is a mistake in the file.
    /// </summary>
    public static bool IsForeign(string text)
    {
        var parts = PyText.Strip(text).Split(':');
        var package = parts[0].Split('.')[0];
        return parts.Length <= 2 && package != "supervisor" && parts.All(IsDottedName);
    }

    private static bool IsDottedName(string text) => PyText.Strip(text).Split('.')
        .All(part => part.Length > 0 && !char.IsDigit(part[0]) && part.All(c => char.IsLetterOrDigit(c) || c == '_'));
}
