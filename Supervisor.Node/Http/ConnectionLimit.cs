using Supervisor.Node.Os.Daemon;

namespace Supervisor.Node.Http;

/// <summary>
/// How many connections a server has at most, so that no client takes the descriptors that programs are started with: of all there
/// may be, those of clients are a quarter.
/// </summary>
internal sealed class ConnectionLimit(BoundServer server, int most, AccessLog log)
{
    /// <summary>What connections cost in memory is bounded, too.</summary>
    private const int Most = 4096;

    private int _open;
    private int _isToldOf;

    /// <summary>Of each of so many servers.</summary>
    public static int For(int servers) => (int)Math.Clamp(DescriptorLimits.Current().Soft / 4 / (ulong)Math.Max(1, servers), 1, Most);

    /// <summary>False when it has them all. That is logged once, until half of them have gone.</summary>
    public bool Enter()
    {
        if (Interlocked.Increment(ref _open) <= most) return true;
        Leave();
        if (Interlocked.Exchange(ref _isToldOf, 1) == 0) log.Full(server.Config.Section, most);
        return false;
    }

    /// <summary>One that had entered has gone.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _open) == most / 2) Volatile.Write(ref _isToldOf, 0);
    }
}
