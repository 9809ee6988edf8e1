namespace Akka.Remote.Protocol;

/// <summary>A message of the engine between nodes: its actors by their paths, with the addresses of their nodes.</summary>
internal abstract record SystemEnvelope
{
    private SystemEnvelope()
    {
    }

    internal sealed record Watch(string Watchee, string Watcher) : SystemEnvelope;

    internal sealed record Unwatch(string Watchee, string Watcher) : SystemEnvelope;

    internal sealed record Died(string Actor, string Watcher, bool ExistenceConfirmed, bool AddressTerminated) : SystemEnvelope;

    internal sealed record Stop(string Actor) : SystemEnvelope;

    internal void Write(WireWriter writer) => _ = this switch
    {
        Watch watch => writer.Byte(1).Text(watch.Watchee).Text(watch.Watcher),
        Unwatch unwatch => writer.Byte(2).Text(unwatch.Watchee).Text(unwatch.Watcher),
        Died died => writer.Byte(3).Text(died.Actor).Text(died.Watcher).Flag(died.ExistenceConfirmed).Flag(died.AddressTerminated),
        Stop stop => writer.Byte(4).Text(stop.Actor),
        _ => throw new InvalidOperationException($"{GetType()} has no form on the wire"),
    };

    internal static SystemEnvelope? Read(ref WireReader reader)
    {
        SystemEnvelope? read = reader.Byte() switch
        {
            1 => new Watch(reader.Text(), reader.Text()),
            2 => new Unwatch(reader.Text(), reader.Text()),
            3 => new Died(reader.Text(), reader.Text(), reader.Flag(), reader.Flag()),
            4 => new Stop(reader.Text()),
            _ => null,
        };
        return reader.IsComplete ? read : null;
    }
}
