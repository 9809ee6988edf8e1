using Supervisor.Bench.Daemons;
using Supervisor.Bench.Measuring;

namespace Supervisor.Tests.Bench;

/// <summary>The arithmetic of the benchmarks, whose sources are compiled in here; the benchmarks themselves are not run.</summary>
public class ResultTests
{
    private static readonly Figure Time = new("restart", "ms", Goal.AtMost(2));
    private static readonly Figure Tail = new("restart, p99", "ms", Goal.AtMost(10), 0.99);
    private static readonly Figure Rate = new("logs", "MB/s", Goal.AtLeast(800, timesStock: 2.5));

    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(1, 100)]
    [InlineData(0.001, 1)]
    public void A_percentile_is_the_sample_of_that_rank_whatever_the_order(double percentile, double expected)
    {
        var results = new Results();
        var figure = Time with { Percentile = percentile };
        for (var sample = 100; sample > 0; sample--) results.Add(figure, Contestant.Ours, sample);

        Assert.Equal(expected, results.Of(figure, Contestant.Ours));
    }

    [Fact]
    public void A_tail_of_few_samples_is_the_worst_of_them()
    {
        var results = new Results();
        foreach (var sample in (double[])[1, 9, 2]) results.Add(Tail, Contestant.Ours, sample);

        Assert.Equal(9, results.Of(Tail, Contestant.Ours));
    }

    [Fact]
    public void What_was_not_measured_is_not_a_number_and_meets_and_misses_nothing()
    {
        var results = new Results();
        results.Add(Time, Contestant.Stock, 1000);

        Assert.Equal(double.NaN, results.Of(Time, Contestant.Ours));
        Assert.Empty(ResultTable.Missed(results));
        Assert.Contains("| restart, ms | 1,000 |      | ≤ 2  |      |", ResultTable.Write(results), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(800, 1000, true)]
    [InlineData(700, 280, true)]
    [InlineData(700, 281, false)]
    [InlineData(700, double.NaN, false)]
    public void A_goal_of_two_halves_is_met_by_either(double ours, double stock, bool isMet) =>
        Assert.Equal(isMet, Rate.Goal.IsMet(ours, stock));

    [Fact]
    public void A_missed_goal_is_said_so_and_a_figure_for_comparison_has_no_verdict()
    {
        var results = new Results();
        var plain = new Figure("threads", "", Goal.None);
        results.Add(Time, Contestant.Ours, 2.5);
        results.Add(plain, Contestant.Ours, 13);

        Assert.Equal([Time], ResultTable.Missed(results));
        var rows = ResultTable.Write(results).Split('\n');
        Assert.EndsWith("| ≤ 2  | NO   |", rows[2], StringComparison.Ordinal);
        Assert.EndsWith("|      |      |", rows[3], StringComparison.Ordinal);
    }
}
