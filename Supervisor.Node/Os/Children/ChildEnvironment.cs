using System.Text;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Notify;
using Supervisor.Node.Os.Daemon;

namespace Supervisor.Node.Os.Children;

/// <summary>
/// What children are given as their environment (specification 4.10). The daemon's own is kept as bytes, as it was when the
/// daemon was started: what the runtime or we ourselves set later is not the children's business.
/// </summary>
internal sealed class ChildEnvironment
{
    private readonly List<KeyValuePair<string, byte[]>> _own = [];
    private readonly Func<string?> _serverUrl;

    /// <param name="block">Entries <c>NAME=value</c>, each ended by a zero. Of two with one name the first counts.</param>
    /// <param name="serverUrl">
    /// The URL of this daemon at the moment of a start (<see cref="ServerUrlOf"/>): a reload may change the servers.
    /// </param>
    internal ChildEnvironment(ReadOnlySpan<byte> block, Func<string?> serverUrl)
    {
        _serverUrl = serverUrl;
        // How the daemon was put into the background is not theirs to know, nor are they to speak in its name.
        var names = new HashSet<string>([LaunchPipe.Variable, .. NotifySettings.Variables], StringComparer.Ordinal);
        foreach (var range in block.Split((byte)0))
        {
            var entry = block[range];
            var equals = entry.IndexOf((byte)'=');
            if (equals >= 0 && names.Add(Key(entry[..equals]))) _own.Add(new(Key(entry[..equals]), [.. entry, 0]));
        }

        if (_own.Find(e => e.Key == "PATH").Value is { } path) Path = Encoding.UTF8.GetString(path.AsSpan()["PATH=".Length..^1]);
    }

    /// <summary>The daemon's own PATH.</summary>
    internal string? Path { get; }

    /// <summary>Reads the environment this process was executed with.</summary>
    internal static ChildEnvironment Capture(Func<string?> serverUrl) => new([.. OwnProgram.Environment.SelectMany(e => e)], serverUrl);

    /// <summary>The first Unix socket; else the last port, as the reference has it; else nothing.</summary>
    internal static string? ServerUrlOf(EquatableArray<ServerConfig> servers) =>
        servers.OfType<ServerConfig.Unix>().FirstOrDefault() is { } socket ? $"unix://{socket.Path}"
        : servers.OfType<ServerConfig.Inet>().LastOrDefault() is { } port
            ? $"http://{(port.Host.Length == 0 ? "localhost" : port.Host)}:{port.Port}"
            : null;

    /// <summary>The entries for a child, a later value in the place of an earlier one; each with its zero byte.</summary>
    internal byte[][] For(string group, ProcessConfig process)
    {
        var entries = new OrderedDictionary<string, byte[]>(_own, StringComparer.Ordinal);
        Set(entries, "SUPERVISOR_ENABLED", "1");
        if ((process.ServerUrl ?? _serverUrl()) is { Length: > 0 } url) Set(entries, "SUPERVISOR_SERVER_URL", url);
        Set(entries, "SUPERVISOR_PROCESS_NAME", process.Name);
        Set(entries, "SUPERVISOR_GROUP_NAME", group);
        foreach (var (name, value) in process.Environment) Set(entries, name, value);
        return [.. entries.Values];
    }

    private static void Set(OrderedDictionary<string, byte[]> entries, string name, string value) =>
        entries[Key(Encoding.UTF8.GetBytes(name))] = Encoding.UTF8.GetBytes($"{name}={value}\0");

    // One char per byte: two names are the same only if their bytes are.
    private static string Key(ReadOnlySpan<byte> name) => Encoding.Latin1.GetString(name);
}
