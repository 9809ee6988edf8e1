using Microsoft.AspNetCore.Connections;
using Supervisor.Node.Os.Daemon;

namespace Supervisor.Node.Http;

/// <summary>
/// How many connections a server has at most. Whoever comes when it has them is sent away, so that no client takes the descriptors
/// that programs are started with: of all there may be, those of clients are a quarter.
/// </summary>
internal sealed class ConnectionLimit(BoundServer server, int most, AccessLog log)
{
    /// <summary>What connections cost in memory is bounded, too.</summary>
    private const int Most = 4096;

    private int _open;
    private int _sentAway;

    /// <summary>Of each of so many servers.</summary>
    public static int For(int servers) => (int)Math.Clamp(DescriptorLimits.Current().Soft / 4 / (ulong)Math.Max(1, servers), 1, Most);

    public ConnectionDelegate Before(ConnectionDelegate next) => async connection =>
    {
        try
        {
            if (Interlocked.Increment(ref _open) > most) await SendAway(connection).ConfigureAwait(false);
            else await next(connection).ConfigureAwait(false);
        }
        finally
        {
            if (Interlocked.Decrement(ref _open) == most / 2) Volatile.Write(ref _sentAway, 0);
        }
    };

    // Said once, until half of them have gone.
    private ValueTask SendAway(ConnectionContext connection)
    {
        if (Interlocked.Exchange(ref _sentAway, 1) == 0) log.Full(server.Config.Section, most);
        return connection.DisposeAsync();
    }
}
