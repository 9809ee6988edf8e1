namespace Akka.Cluster;

/// <summary>
/// When the last heartbeat came and how regular they were: mean and variance of the intervals in milliseconds, in which
/// older ones count ever less. One value of 32 bytes instead of a window of samples.
/// </summary>
internal readonly record struct HeartbeatHistory(TimeSpan Last, double Mean, double Variance, int Samples)
{
    /// <summary>Before anything is known: what is expected, with a generous deviation.</summary>
    public static HeartbeatHistory Start(TimeSpan now, FailureDetectorSettings settings)
    {
        var mean = settings.HeartbeatInterval.TotalMilliseconds;
        return new(now, mean, mean * mean / 16, 1);
    }

    /// <summary>The interval in which the node was thought dead says nothing about how it is when it lives.</summary>
    public HeartbeatHistory Beat(TimeSpan now, FailureDetectorSettings settings)
    {
        if (now <= Last) return this;
        if (!PhiAccrual.IsAvailable(this, now, settings)) return this with { Last = now };
        var samples = Math.Min(Samples + 1, settings.MaxSampleSize);
        var weight = 2.0 / (samples + 1);
        var difference = (now - Last).TotalMilliseconds - Mean;
        var mean = Mean + (weight * difference);
        return new(now, mean, (1 - weight) * (Variance + (weight * difference * difference)), samples);
    }

    /// <summary>So many, of which it is known when the last one came: the others are taken to have been regular.</summary>
    public HeartbeatHistory Beat(int count, TimeSpan last, FailureDetectorSettings settings)
    {
        var (history, step) = (this, (last - Last) / count);
        for (var left = count - 1; left >= 0; left--) history = history.Beat(last - (step * left), settings);
        return history;
    }

    /// <summary>Time in which we ourselves did not run is not silence of the other's. Who was heard since is not later than now.</summary>
    public HeartbeatHistory Forgive(TimeSpan pause, TimeSpan now) => this with { Last = Last + pause < now ? Last + pause : now };
}
