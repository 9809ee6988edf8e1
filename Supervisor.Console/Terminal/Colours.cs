namespace Supervisor.Cli.Terminal;

/// <summary>What the user's environment says about colours.</summary>
internal static class Colours
{
    public static bool AreWanted =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or "" or null);
}
