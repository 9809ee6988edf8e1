using System.Globalization;
using Akka.Actor;

namespace Akka.Event;

public abstract class LogEvent : INoSerializationVerificationNeeded
{
    public Exception Cause { get; protected set; } = null!;

    public DateTime Timestamp { get; } = TimeProvider.System.GetUtcNow().UtcDateTime;

    public Thread Thread { get; } = Thread.CurrentThread;

    public string LogSource { get; protected set; } = "";

    public Type LogClass { get; protected set; } = typeof(object);

    public object Message { get; protected set; } = "";

    public abstract LogLevel LogLevel();

    public override string ToString()
    {
        var cause = Cause is null ? "" : $"{Environment.NewLine}Cause: {Cause}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[{LogLevel().StringFor()}][{Timestamp:yyyy-MM-dd HH:mm:ss.fff}Z][Thread {Thread.ManagedThreadId:0000}][{LogSource}] {Message}{cause}");
    }
}
