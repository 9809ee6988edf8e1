using System.Diagnostics.CodeAnalysis;

namespace Akka.Util;

/// <summary>A value or none; null is none.</summary>
[SuppressMessage("Design", "CA1000", Justification = "Akka.NET's API.")]
[SuppressMessage("Design", "CA1066", Justification = "Akka.NET's is not IEquatable.")]
public readonly struct Option<T>
{
    public static readonly Option<T> None;

    private Option(T value, bool hasValue) => (Value, HasValue) = (value, hasValue);

    public bool HasValue { get; }

    public bool IsEmpty => !HasValue;

    /// <summary>The default of its type where there is none.</summary>
    public T Value { get; }

    public static Option<T> Create(T value) => value is null ? None : new Option<T>(value, true);

    public T GetOrElse(T fallbackValue) => HasValue ? Value : fallbackValue;

    public Option<TNew> Select<TNew>(Func<T, TNew> selector) =>
        HasValue ? Option<TNew>.Create(selector(Value)) : Option<TNew>.None;

    public Option<TNew> FlatSelect<TNew>(Func<T, Option<TNew>> mapper) => HasValue ? mapper(Value) : Option<TNew>.None;

    public void OnSuccess(Action<T> action)
    {
        if (HasValue) action(Value);
    }

    public bool Equals(Option<T> other) =>
        HasValue == other.HasValue && EqualityComparer<T>.Default.Equals(Value, other.Value);

    public override bool Equals(object? obj) => obj is Option<T> other && Equals(other);

    public override int GetHashCode() => HasValue ? EqualityComparer<T>.Default.GetHashCode(Value!) : 0;

    public override string ToString() => HasValue ? $"Some<{Value}>" : "None";

    [SuppressMessage("Usage", "CA2225", Justification = "Akka.NET's API.")]
    public static implicit operator Option<T>(T value) => Create(value);

    public static bool operator ==(Option<T> left, Option<T> right) => left.Equals(right);

    public static bool operator !=(Option<T> left, Option<T> right) => !left.Equals(right);
}
