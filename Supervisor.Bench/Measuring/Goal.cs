using System.Globalization;

namespace Supervisor.Bench.Measuring;

/// <summary>What a figure should be: in words, and as a question of ours and the reference's (not a number where unmeasured).</summary>
internal sealed record Goal(string Text, Func<double, double, bool> IsMet)
{
    /// <summary>A figure shown for comparison, without a goal.</summary>
    public static Goal None { get; } = new("", (_, _) => true);

    public static Goal AtMost(double limit) => new("≤ " + Number(limit), (ours, _) => ours <= limit);

    public static Goal AtLeast(double limit) => new("≥ " + Number(limit), (ours, _) => ours >= limit);

    /// <summary>Met by the absolute figure, or by being so many times the reference's on the same machine.</summary>
    public static Goal AtLeast(double limit, double timesStock) => new(
        $"≥ {Number(limit)} or {Number(timesStock)} × stock", (ours, stock) => ours >= limit || ours >= timesStock * stock);

    private static string Number(double value) => value.ToString("#,0.###", CultureInfo.InvariantCulture);
}
