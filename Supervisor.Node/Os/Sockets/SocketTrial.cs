using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Os.Sockets;

/// <summary>
/// Opens the sockets of groups once and closes them, before the groups are active: what cannot listen is to be known before
/// anything is started (specification 4.13).
/// </summary>
internal static class SocketTrial
{
    /// <summary>Null, or what is wrong with the first that cannot be opened. Waits for the resolver.</summary>
    internal static string? Run(IEnumerable<GroupConfig> groups, OpenSockets sockets) => groups
        .SelectMany(g => g.Programs)
        .Where(p => p.Socket is not null)
        .Select(p => Run(new SharedSocket(new(p.Name, p.Socket!), sockets)))
        .FirstOrDefault(why => why is not null);

    private static string? Run(SharedSocket socket)
    {
        var taking = socket.Take(resolved: null);
        if (taking is SocketTaking.Unresolved host) taking = socket.Take(host.Place.Resolve());
        if (taking is SocketTaking.Failed failed) return failed.Why;
        socket.GiveBack();
        return null;
    }
}
