using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Supervisor.Tests.Daemon;

/// <summary>A TCP port of 127.0.0.1 that somebody listens on.</summary>
internal sealed class TakenPort : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public TakenPort() => _listener.Start();

    public string Number => ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

    public void Dispose() => _listener.Dispose();
}
