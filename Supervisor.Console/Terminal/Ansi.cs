namespace Supervisor.Cli.Terminal;

/// <summary>The few sequences that colour a line.</summary>
internal static class Ansi
{
    public const string Plain = "\e[0m";
    public const string Bold = "\e[1m";
    public const string Dim = "\e[2m";
    public const string Red = "\e[31m";
    public const string Green = "\e[32m";
    public const string Yellow = "\e[33m";
    public const string Cyan = "\e[36m";

    /// <summary>The colour of a process's state.</summary>
    public static string OfState(string stateName) => stateName switch
    {
        "RUNNING" => Green,
        "STARTING" or "STOPPING" => Cyan,
        "BACKOFF" => Yellow,
        "FATAL" or "UNKNOWN" => Red,
        _ => Dim,
    };
}
