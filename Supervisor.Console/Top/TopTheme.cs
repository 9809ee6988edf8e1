using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Top;

/// <summary>The styles of the screen; without colours only what inverts and brightens is left.</summary>
internal sealed record TopTheme(bool HasColours)
{
    public const string Title = "\e[7m";
    public const string Cursor = "\e[7m";

    public static string Bold => Ansi.Bold;

    public string Dim => HasColours ? Ansi.Dim : "";
    public string Bad => HasColours ? Ansi.Red : Ansi.Bold;
    public string Warning => HasColours ? Ansi.Yellow : "";

    public string Of(string stateName) => HasColours ? Ansi.OfState(stateName) : "";
}
