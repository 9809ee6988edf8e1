namespace Akka.Cluster;

/// <summary>The way to one member that is asked for heartbeats: a link over which it has answered, or when there will be an attempt to make one.</summary>
internal sealed class HeartbeatLine(UniqueAddress target)
{
    public UniqueAddress Target => target;

    public HeartbeatLink? Link { get; private set; }

    public bool IsDialing { get; private set; }

    private TimeSpan HeardAt { get; set; }

    private TimeSpan NextDial { get; set; }

    public bool IsDue(TimeSpan now) => Link is null && !IsDialing && now >= NextDial;

    public void Dial() => IsDialing = true;

    public void Failed(TimeSpan next) => (IsDialing, NextDial) = (false, next);

    public void Open(HeartbeatLink link, TimeSpan now) => (IsDialing, Link, HeardAt) = (false, link, now);

    public void Heard(TimeSpan at) => HeardAt = at;

    /// <summary>
    /// After a silence a new connection is tried: over the old one the kernel repeats what was lost ever more rarely, and a network
    /// that is whole again would be noticed late.
    /// </summary>
    public void CloseIfSilent(TimeSpan patience, TimeSpan now)
    {
        if (Link is not null && now - HeardAt > patience) Close();
    }

    public void Close()
    {
        var link = Link;
        Link = null;
        link?.Dispose();
    }

    public void Ended(HeartbeatLink link)
    {
        if (ReferenceEquals(Link, link)) Link = null;
    }
}
