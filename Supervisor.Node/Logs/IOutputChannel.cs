namespace Supervisor.Node.Logs;

/// <summary>Where the bytes of one stream of a process slot go; outlives many children.</summary>
internal interface IOutputChannel
{
    /// <summary>
    /// Takes bytes in order. Returns how many were taken: fewer than given when the disk is full; the rest is offered again.
    /// </summary>
    int Write(ReadOnlySpan<byte> bytes);
}
