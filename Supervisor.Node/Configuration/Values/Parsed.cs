namespace Supervisor.Node.Configuration.Values;

/// <summary>A value read from text, or why there is none.</summary>
internal readonly record struct Parsed<T>(T Value, string? Error)
{
    public Parsed<TOut> Then<TOut>(Func<T, TOut> convert) =>
        Error is null ? Parsed.Ok(convert(Value)) : Parsed.Fail<TOut>(Error);
}

/// <summary>Makes <see cref="Parsed{T}"/>s.</summary>
internal static class Parsed
{
    public static Parsed<T> Ok<T>(T value) => new(value, null);

    /// <summary>The value is never looked at where there is an error.</summary>
    public static Parsed<T> Fail<T>(string error) => new(default!, error);
}
