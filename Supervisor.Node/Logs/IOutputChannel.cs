namespace Supervisor.Node.Logs;

/// <summary>Where the bytes of one stream of a process slot go; outlives many children.</summary>
internal interface IOutputChannel
{
    /// <summary>
    /// Takes bytes in order. Returns how many were taken: fewer than given when the disk is full; the rest is offered again.
    /// </summary>
    int Write(ReadOnlySpan<byte> bytes);

    /// <summary>
    /// One pipe into this channel has ended; what was held back for want of its continuation can go. Another pipe may still
    /// be open (a grandchild's, or the next child's). Who wraps a channel passes this on.
    /// </summary>
    void End()
    {
    }
}
