namespace Supervisor.Cli.Terminal;

/// <summary>What the user's environment says about colours.</summary>
internal static class Colours
{
    public static bool AreWanted => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && !IsDumb;

    /// <summary>The terminal knows no escape sequences, or does not say which.</summary>
    public static bool IsDumb => Environment.GetEnvironmentVariable("TERM") is "dumb" or "" or null;
}
