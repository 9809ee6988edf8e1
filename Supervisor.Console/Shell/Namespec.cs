namespace Supervisor.Cli.Shell;

/// <summary>A name as typed: a process, or a whole group when <see cref="Process"/> is null.</summary>
internal readonly record struct Namespec(string Group, string? Process)
{
    public static Namespec Parse(string text)
    {
        var colon = text.IndexOf(':');
        if (colon < 0) return new(text, text);
        var process = text[(colon + 1)..];
        return new(text[..colon], process is "" or "*" ? null : process);
    }

    /// <summary>The short form when group and process have the same name.</summary>
    public static string Join(string group, string process) => group == process ? process : $"{group}:{process}";

    public override string ToString() => Process is null ? $"{Group}:*" : Join(Group, Process);
}
