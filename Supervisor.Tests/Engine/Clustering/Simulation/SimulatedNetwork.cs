namespace Supervisor.Tests.Engine.Clustering.Simulation;

/// <summary>Which messages arrive, how often and when. Links are one-way.</summary>
internal sealed class SimulatedNetwork(int hosts, Chance chance)
{
    private readonly bool[] _cut = new bool[hosts * hosts];
    private int _cuts;

    public double Loss { get; set; }

    public double Doubling { get; set; }

    /// <summary>Each message takes its own time up to this, so that they overtake each other.</summary>
    public int MaxDelayMilliseconds { get; set; } = 5;

    public bool IsWhole => _cuts == 0;

    public void Cut(int from, int to) => Set(from, to, true);

    public void Heal()
    {
        Array.Clear(_cut);
        _cuts = 0;
    }

    public void Partition(int[] sideOf)
    {
        for (var a = 0; a < hosts; a++)
        {
            for (var b = 0; b < hosts; b++) if (sideOf[a] != sideOf[b]) Cut(a, b);
        }
    }

    public int Copies(int from, int to)
    {
        if (_cuts > 0 && _cut[(from * hosts) + to]) return 0;
        if (Loss > 0 && chance.Is(Loss)) return 0;
        return Doubling > 0 && chance.Is(Doubling) ? 2 : 1;
    }

    public TimeSpan Delay() => TimeSpan.FromMicroseconds(200 + chance.Below(MaxDelayMilliseconds * 1000));

    private void Set(int from, int to, bool cut)
    {
        ref var link = ref _cut[(from * hosts) + to];
        if (link == cut) return;
        link = cut;
        _cuts += cut ? 1 : -1;
    }
}
