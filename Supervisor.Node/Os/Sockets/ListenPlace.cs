using System.Net;
using System.Net.Sockets;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Os.Sockets;

/// <summary>Where a socket listens, as far as it is known.</summary>
internal abstract record ListenPlace
{
    private const string UnixScheme = "unix://";

    private ListenPlace() { }

    /// <summary>What <c>socket=</c> says (specification 2.7.7). The configuration reader has let it pass.</summary>
    internal static ListenPlace Of(string url)
    {
        if (url.StartsWith(UnixScheme, StringComparison.Ordinal)) return new Name(url[UnixScheme.Length..]);
        var (host, port) = Addresses.Tcp(url) ?? throw new ArgumentException($"{url} is no place to listen.", nameof(url));
        return IPAddress.TryParse(host, out var address) && address.AddressFamily == AddressFamily.InterNetwork
            ? new Port(new(address, port.Value))
            : new Host(host, port.Value);
    }

    /// <summary>A name in the file system.</summary>
    internal sealed record Name(string Path) : ListenPlace;

    /// <summary>An IPv4 address and port.</summary>
    internal sealed record Port(IPEndPoint EndPoint) : ListenPlace;

    /// <summary>Nobody can listen there.</summary>
    internal sealed record Nowhere(string Why) : ListenPlace;

    /// <summary>A host whose address has to be asked for each time, as it may change.</summary>
    internal sealed record Host(string HostName, int Number) : ListenPlace
    {
        /// <summary>Waits for the resolver.</summary>
        internal ListenPlace Resolve()
        {
            try
            {
                return Dns.GetHostAddresses(HostName, AddressFamily.InterNetwork) is [var first, ..]
                    ? new Port(new(first, Number))
                    : new Nowhere(Sentence(SocketError.NoData));
            }
            catch (SocketException e)
            {
                return new Nowhere(Sentence(e.SocketErrorCode));
            }
            catch (ArgumentException)
            {
                return new Nowhere(Sentence(SocketError.HostNotFound));
            }
        }

        // The words of gai_strerror(3).
        private static string Sentence(SocketError error) => error switch
        {
            SocketError.HostNotFound => "[Errno -2] Name or service not known",
            SocketError.TryAgain => "[Errno -3] Temporary failure in name resolution",
            _ => "[Errno -5] No address associated with hostname",
        };
    }
}
