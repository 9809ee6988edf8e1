namespace Akka.Cluster;

/// <summary>
/// The phi-accrual failure detector of Hayashibara et al. (2004): phi is minus the decimal logarithm of the probability that
/// a heartbeat comes later than now, if the intervals are normally distributed. The tail of the distribution is taken from a
/// logistic approximation.
/// </summary>
internal static class PhiAccrual
{
    public static bool IsAvailable(HeartbeatHistory history, TimeSpan now, FailureDetectorSettings settings)
    {
        var silence = now - history.Last;
        if (settings.IsDeadline) return silence < settings.HeartbeatInterval + settings.AcceptableHeartbeatPause;
        // Below the mean phi is less than 0.31.
        return silence.TotalMilliseconds < history.Mean || Phi(history, now, settings) < settings.Threshold;
    }

    public static double Phi(HeartbeatHistory history, TimeSpan now, FailureDetectorSettings settings)
    {
        var mean = history.Mean + settings.AcceptableHeartbeatPause.TotalMilliseconds;
        var deviation = Math.Max(Math.Sqrt(history.Variance), settings.MinStdDeviation.TotalMilliseconds);
        var silence = (now - history.Last).TotalMilliseconds;
        var y = (silence - mean) / deviation;
        var e = Math.Exp(-y * (1.5976 + (0.070566 * y * y)));
        return silence > mean ? -Math.Log10(e / (1 + e)) : -Math.Log10(1 - (1 / (1 + e)));
    }
}
