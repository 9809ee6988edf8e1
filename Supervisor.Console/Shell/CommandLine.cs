namespace Supervisor.Cli.Shell;

/// <summary>A typed line, split into its action word and the rest; the word ends where letters, digits and _ end.</summary>
internal readonly record struct CommandLine(string Text, string Action, string Arguments)
{
    public static CommandLine Parse(string line)
    {
        var text = line.Trim();
        if (text.StartsWith('?')) text = "help " + text[1..];
        var end = 0;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return new(text, text[..end], text[end..].Trim());
    }
}
