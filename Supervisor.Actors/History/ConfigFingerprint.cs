using System.Globalization;
using System.Text;
using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.History;

/// <summary>
/// A short text that is the same for the same configuration of a process, and all but certainly differs for another. It is made when
/// it is first read: few of those who start ask. Nobody is kept from making two alike: it is FNV-1a, and no secret can be read from it
/// that is longer than a few letters.
/// </summary>
public sealed class ConfigFingerprint : IEquatable<ConfigFingerprint>
{
    private const ulong Basis = 14_695_981_039_346_656_037, Prime = 1_099_511_628_211;

    private readonly ProcessConfig? _process;
    private string? _text;

    /// <summary>Of a process as it is configured.</summary>
    public ConfigFingerprint(ProcessConfig process) => _process = process;

    /// <summary>As it was read somewhere else.</summary>
    public ConfigFingerprint(string text) => _text = text;

    /// <summary>Of nothing.</summary>
    public static ConfigFingerprint None { get; } = new("");

    /// <summary>Sixteen hexadecimal digits, or nothing.</summary>
    public string Text => _text ??= Of(_process!);

    /// <inheritdoc/>
    public bool Equals(ConfigFingerprint? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConfigFingerprint);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string Of(ProcessConfig process)
    {
        // What compares by its items prints as nothing.
        var plain = process with { ExitCodes = default, Environment = default };
        var text = new StringBuilder(plain.ToString());
        foreach (var code in process.ExitCodes) text.Append('\n').Append(code);
        foreach (var (key, value) in process.Environment) text.Append('\n').Append(key).Append('\0').Append(value);
        var hash = Basis;
        foreach (var unit in Encoding.UTF8.GetBytes(text.ToString())) hash = unchecked((hash ^ unit) * Prime);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
