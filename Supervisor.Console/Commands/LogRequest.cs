using System.Numerics;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Cli.Commands;

/// <summary>How much of a log: <c>-f</c> for all that comes, <c>-N</c> for the last N bytes.</summary>
internal readonly record struct LogRequest(bool Follows, BigInteger Bytes)
{
    public static LogRequest Default => new(false, 1600);

    public static LogRequest? Parse(string modifier) =>
        !modifier.StartsWith('-') ? null
        : modifier == "-f" ? new(true, 0)
        : PyInt.Decimal(modifier[1..]) is { Error: null, Value: var bytes } ? new(false, bytes)
        : null;

    /// <summary>A negative offset counts from the end of the log.</summary>
    public int Offset => Bytes > int.MinValue && Bytes <= int.MaxValue
        ? (int)-Bytes : throw new CommandException("int exceeds XML-RPC limits");
}
