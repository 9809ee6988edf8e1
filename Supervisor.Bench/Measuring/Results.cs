namespace Supervisor.Bench.Measuring;

/// <summary>Every sample of every figure, by whose it is.</summary>
internal sealed class Results
{
    private readonly Dictionary<(Figure Figure, string Who), List<double>> _samples = [];
    private readonly List<Figure> _figures = [];

    /// <summary>In the order of their first sample.</summary>
    public IReadOnlyList<Figure> Figures => _figures;

    public void Add(Figure figure, string who, double value)
    {
        if (!_figures.Contains(figure)) _figures.Add(figure);
        if (!_samples.TryGetValue((figure, who), out var samples)) _samples[(figure, who)] = samples = [];
        samples.Add(value);
    }

    public int Count(Figure figure, string who) => _samples.TryGetValue((figure, who), out var samples) ? samples.Count : 0;

    /// <summary>The figure's percentile (nearest rank); not a number where nothing was measured.</summary>
    public double Of(Figure figure, string who)
    {
        if (!_samples.TryGetValue((figure, who), out var samples)) return double.NaN;
        var sorted = samples.Order().ToList();
        return sorted[Math.Max(0, (int)Math.Ceiling(figure.Percentile * sorted.Count) - 1)];
    }
}
