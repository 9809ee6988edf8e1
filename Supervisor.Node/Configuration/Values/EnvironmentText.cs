namespace Supervisor.Node.Configuration.Values;

/// <summary>
/// The value of <c>environment</c>: tokens in fours, KEY = VALUE and a separator that nobody looks at
/// (specification 2.5.1).
/// </summary>
internal static class EnvironmentText
{
    /// <summary>In the order of their first appearance; a later value replaces an earlier one.</summary>
    public static Parsed<IReadOnlyList<KeyValuePair<string, string>>> Parse(string text)
    {
        var (tokens, closed) = EnvironmentTokens.Split(text);
        if (!closed) return Parsed.Fail<IReadOnlyList<KeyValuePair<string, string>>>("No closing quotation");
        var variables = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Count; i += 4)
        {
            if (i + 2 >= tokens.Count || tokens[i + 1] != "=")
            {
                return Parsed.Fail<IReadOnlyList<KeyValuePair<string, string>>>(
                    $"Unexpected end of key/value pairs in value '{text}'");
            }

            variables[tokens[i]] = tokens[i + 2].Trim('\'', '"');
        }

        return Parsed.Ok<IReadOnlyList<KeyValuePair<string, string>>>([.. variables]);
    }
}
