namespace Akka.Dispatch.SysMsg;

/// <summary>
/// A message of the engine to a cell; overtakes user messages. An instance is a link of its mailbox's list: send it once.
/// </summary>
internal abstract class SystemMessage
{
    internal SystemMessage? Next { get; set; }

    /// <summary>Kept back while the cell is suspended.</summary>
    internal virtual bool WaitsForResume => false;

    /// <summary>Kept back while the cell waits for children to terminate before it is created or restarted.</summary>
    internal virtual bool WaitsForChildren => false;
}
