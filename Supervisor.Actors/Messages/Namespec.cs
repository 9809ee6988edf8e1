namespace Supervisor.Actors.Messages;

/// <summary>
/// A name as clients write it: <c>name</c>, <c>group:name</c>, or <c>group:*</c> for the whole group, when
/// <see cref="Process"/> is null. Split at the first colon (specification 5.7).
/// </summary>
public readonly record struct Namespec(string Group, string? Process)
{
    /// <summary>Reads a name; every text is one.</summary>
    public static Namespec Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return new(text, text);
        var process = text[(colon + 1)..];
        return new(text[..colon], process is "" or "*" ? null : process);
    }

    /// <summary>The short form: the bare name where group and process are called the same.</summary>
    public override string ToString() => Process == Group ? Group : $"{Group}:{Process ?? "*"}";
}
