using System.Reflection;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

/// <summary>The two clients, run as programs.</summary>
internal static class Client
{
    private static readonly Dictionary<string, string?> Surroundings = new()
    {
        ["PYTHONIOENCODING"] = "utf-8",
        ["PYTHONWARNINGS"] = "ignore",
        ["LANG"] = "C.UTF-8",
    };

    /// <summary>As it is published, if it has been.</summary>
    public static string OursPath { get; } = Published.Console ?? typeof(Client).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "supervisorctl").Value!;

    public static Task<CommandResult> Ours(IEnumerable<string> words, string input = "") => Run(OursPath, words, input);

    public static Task<CommandResult> Stock(IEnumerable<string> words, string input = "") => Run(Reference.Client, words, input);

    public static Task<CommandResult> Run(string program, IEnumerable<string> words, string input = "") =>
        CommandRunner.RunAsync(program, words, Surroundings, input, directory: "/");

    /// <summary>Runs a client that does not end by itself, until it has shown a text; then Ctrl-C.</summary>
    public static Task<CommandResult> RunUntil(string text, string program, params string[] words) =>
        CommandRunner.RunUntil(text, SignalByPid.Int, program, words, Surroundings);
}
