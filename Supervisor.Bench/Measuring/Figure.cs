namespace Supervisor.Bench.Measuring;

/// <summary>
/// One row of the table: what is measured, its unit, which percentile of the samples is shown (0.5 is the median) and
/// its goal.
/// </summary>
internal sealed record Figure(string What, string Unit, Goal Goal, double Percentile = 0.5);
