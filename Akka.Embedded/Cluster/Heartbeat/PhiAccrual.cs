namespace Akka.Cluster;

/// <summary>
/// The phi-accrual failure detector of Hayashibara et al. (2004): phi is minus the decimal logarithm of the probability that
/// a heartbeat comes later than now, if the intervals are normally distributed. The tail of the distribution is taken from a
/// logistic approximation.
/// </summary>
internal static class PhiAccrual
{
    private const double Linear = 1.5976, Cubic = 0.070566;

    public static bool IsAvailable(HeartbeatHistory history, TimeSpan now, FailureDetectorSettings settings) => now < SilentAt(history, settings);

    /// <summary>When phi will reach the threshold, if nothing is heard until then.</summary>
    public static TimeSpan SilentAt(HeartbeatHistory history, FailureDetectorSettings settings)
    {
        if (settings.IsDeadline) return history.Last + settings.HeartbeatInterval + settings.AcceptableHeartbeatPause;
        var (mean, deviation) = Expected(history, settings);
        return history.Last + TimeSpan.FromMilliseconds(mean + (deviation * DeviationsAt(settings.Threshold)));
    }

    public static double Phi(HeartbeatHistory history, TimeSpan now, FailureDetectorSettings settings)
    {
        var (mean, deviation) = Expected(history, settings);
        var silence = (now - history.Last).TotalMilliseconds;
        var y = (silence - mean) / deviation;
        var e = Math.Exp(-y * (Linear + (Cubic * y * y)));
        return silence > mean ? -Math.Log10(e / (1 + e)) : -Math.Log10(1 - (1 / (1 + e)));
    }

    private static (double Mean, double Deviation) Expected(HeartbeatHistory history, FailureDetectorSettings settings) => (
        history.Mean + settings.AcceptableHeartbeatPause.TotalMilliseconds,
        Math.Max(Math.Sqrt(history.Variance), settings.MinStdDeviation.TotalMilliseconds));

    /// <summary>
    /// Phi solved for y: the one real root of Cubic·y³ + Linear·y = −ln e, where e/(1+e) is the probability that the threshold stands for.
    /// </summary>
    private static double DeviationsAt(double threshold)
    {
        var logarithm = (threshold * Math.Log(10)) + Math.Log(1 - Math.Pow(10, -threshold));
        var (p, q) = (Linear / (3 * Cubic), logarithm / (2 * Cubic));
        var root = Math.Sqrt((q * q) + (p * p * p));
        return Math.Cbrt(q + root) + Math.Cbrt(q - root);
    }
}
