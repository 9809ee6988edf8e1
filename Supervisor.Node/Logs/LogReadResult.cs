using Supervisor.Actors.Messages;

namespace Supervisor.Node.Logs;

/// <summary>What reading a piece of a log gave.</summary>
internal abstract record LogReadResult
{
    private LogReadResult() { }

    internal sealed record Data(ReadOnlyMemory<byte> Bytes) : LogReadResult;

    /// <summary>BAD_ARGUMENTS, NO_FILE or FAILED.</summary>
    internal sealed record Fault(FaultCode Code) : LogReadResult;
}

/// <summary>The end of a log: its last bytes, its size, and whether more was written than was asked for.</summary>
internal readonly record struct LogTail(ReadOnlyMemory<byte> Bytes, long Size, bool Overflow);
