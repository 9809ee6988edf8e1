using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;

namespace Supervisor.Node.Configuration.Values;

/// <summary>The plain data types (specification 2.4), each with the reference's complaint.</summary>
internal static class Scalars
{
    private static readonly (string Suffix, long Factor)[] Sizes =
        [("kb", 1L << 10), ("mb", 1L << 20), ("gb", 1L << 30)];

    /// <summary>Numbers beyond an int saturate: see <see cref="PyInt.ToInt"/>.</summary>
    public static Parsed<int> Integer(string text) => PyInt.Decimal(text).Then(PyInt.ToInt);

    public static Parsed<bool> Boolean(string text) => Truth(text) is { } value
        ? Parsed.Ok(value)
        : Parsed.Fail<bool>("not a valid boolean value: " + PyText.Repr(text));

    public static Parsed<AutoRestart> Restart(string text)
    {
        var lower = text.ToLowerInvariant();
        if (lower == "unexpected") return Parsed.Ok(AutoRestart.Unexpected);
        return Truth(lower) is { } always
            ? Parsed.Ok(always ? AutoRestart.Always : AutoRestart.Never)
            : Parsed.Fail<AutoRestart>("invalid 'autorestart' value " + PyText.Repr(lower));
    }

    public static Parsed<long> ByteSize(string text)
    {
        var lower = text.ToLowerInvariant();
        foreach (var (suffix, factor) in Sizes)
        {
            if (!lower.EndsWith(suffix, StringComparison.Ordinal)) continue;
            return PyInt.Decimal(lower[..^suffix.Length]).Then(n => PyInt.ToLong(n * factor));
        }

        return PyInt.Decimal(lower).Then(PyInt.ToLong);
    }

    public static Parsed<int> Octal(string text) => PyInt.Octal(text) is { } value
        ? Parsed.Ok(value)
        : Parsed.Fail<int>(text + " can not be converted to an octal type");

    public static Parsed<int> Signal(string text)
    {
        var number = PyInt.Decimal(text);
        if (number.Error is not null)
        {
            return Signals.Number(PyText.Strip(text)) is { } named
                ? Parsed.Ok(named)
                : Parsed.Fail<int>($"value {PyText.Repr(text)} is not a valid signal name");
        }

        return Signals.IsValid(PyInt.ToInt(number.Value))
            ? number.Then(PyInt.ToInt)
            : Parsed.Fail<int>($"value {PyText.Repr(text)} is not a valid signal number");
    }

    /// <summary>Sorted; repeated codes stay.</summary>
    public static Parsed<EquatableArray<int>> ExitCodes(string text)
    {
        if (text.Length == 0) return Parsed.Ok(EquatableArray.Of<int>());
        var codes = text.Split(',').Select(PyInt.Decimal).ToList();
        return codes.All(c => c.Error is null && c.Value >= 0 && c.Value <= byte.MaxValue)
            ? Parsed.Ok(EquatableArray.Of(codes.Select(c => (int)c.Value).Order()))
            : Parsed.Fail<EquatableArray<int>>("not a valid list of exit codes: " + PyText.Repr(text));
    }

    /// <summary>Separated by commas; an empty member is one, but empty text is an empty list.</summary>
    public static IReadOnlyList<string> Strings(string text) =>
        text.Length == 0 ? [] : [.. text.Split(',').Select(PyText.Strip)];

    /// <summary>A name that neither breaks namespecs nor web addresses.</summary>
    public static Parsed<string> Name(string text)
    {
        var name = PyText.Strip(text);
        foreach (var forbidden in (ReadOnlySpan<char>)[' ', ':', '/'])
        {
            if (!name.Contains(forbidden)) continue;
            return Parsed.Fail<string>($"Invalid name: {PyText.Repr(text)} because of character: '{forbidden}'");
        }

        return Parsed.Ok(name);
    }

    public static Parsed<LogLevel> Level(string text) => text.ToLowerInvariant() switch
    {
        "critical" => Parsed.Ok(LogLevel.Critical),
        "error" => Parsed.Ok(LogLevel.Error),
        "warn" => Parsed.Ok(LogLevel.Warn),
        "info" => Parsed.Ok(LogLevel.Info),
        "debug" => Parsed.Ok(LogLevel.Debug),
        "trace" => Parsed.Ok(LogLevel.Trace),
        "blather" => Parsed.Ok(LogLevel.Blather),
        _ => Parsed.Fail<LogLevel>("bad logging level name " + PyText.Repr(text)),
    };

    private static bool? Truth(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "true" or "on" or "1" => true,
        "no" or "false" or "off" or "0" => false,
        _ => null,
    };
}
