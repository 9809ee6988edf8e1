namespace Akka.Event;

public class StandardOutLogger : MinimalLogger
{
    public static ConsoleColor DebugColor { get; set; } = ConsoleColor.Gray;

    public static ConsoleColor InfoColor { get; set; } = ConsoleColor.White;

    public static ConsoleColor WarningColor { get; set; } = ConsoleColor.Yellow;

    public static ConsoleColor ErrorColor { get; set; } = ConsoleColor.Red;

    public static bool UseColors { get; set; } = true;

    protected override void Log(object message)
    {
        if (message is LogEvent logEvent) Print(logEvent);
        else Console.WriteLine(message);
    }

    internal static void Print(LogEvent logEvent)
    {
        if (!UseColors || Console.IsOutputRedirected)
        {
            Console.WriteLine(logEvent);
            return;
        }

        Console.ForegroundColor = logEvent.LogLevel() switch
        {
            LogLevel.DebugLevel => DebugColor,
            LogLevel.InfoLevel => InfoColor,
            LogLevel.WarningLevel => WarningColor,
            _ => ErrorColor,
        };
        Console.WriteLine(logEvent);
        Console.ResetColor();
    }
}
