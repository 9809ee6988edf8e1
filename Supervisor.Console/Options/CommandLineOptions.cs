using Supervisor.Node.Configuration.Values;

namespace Supervisor.Cli.Options;

/// <summary>What the command line says; null where it says nothing.</summary>
internal sealed record CommandLineOptions
{
    private static readonly OptionRule Help = new('h', "help");
    private static readonly OptionRule Question = new('?', null);
    private static readonly OptionRule Configuration = new('c', "configuration", TakesValue: true);
    private static readonly OptionRule Interactive = new('i', "interactive");
    private static readonly OptionRule Server = new('s', "serverurl", TakesValue: true);
    private static readonly OptionRule User = new('u', "username", TakesValue: true);
    private static readonly OptionRule Secret = new('p', "password", TakesValue: true);
    private static readonly OptionRule History = new('r', "history_file", TakesValue: true);
    private static readonly OptionRule NodeName = new('n', "node", TakesValue: true);
    private static readonly OptionRule Json = new(null, "json");

    public bool WantsHelp { get; private init; }
    public string? ConfigFile { get; private init; }
    public bool IsInteractive { get; private init; }
    public string? ServerUrl { get; private init; }
    public string? UserName { get; private init; }
    public string? Password { get; private init; }
    public string? HistoryFile { get; private init; }
    /// <summary>The node of the fleet that the actions are for.</summary>
    public string? Node { get; private init; }

    public bool WantsJson { get; private init; }
    public IReadOnlyList<string> Words { get; private init; } = [];

    public static CommandLineOptions Parse(IReadOnlyList<string> arguments)
    {
        var parser = new GetOpt([Help, Question, Configuration, Interactive, Server, User, Secret, History, NodeName, Json]);
        var (given, words) = parser.Parse(arguments);
        var options = new CommandLineOptions { Words = words };
        foreach (var option in given)
        {
            options = options.With(option);
            if (options.WantsHelp) break;
        }
        return options;
    }

    private CommandLineOptions With(ParsedOption option)
    {
        var rule = option.Rule;
        if (rule == Help || rule == Question) return this with { WantsHelp = true };
        if (rule == Json) return this with { WantsJson = true };
        if (rule == Interactive)
            return IsInteractive ? throw Conflict(option) : this with { IsInteractive = true };
        if (rule == Configuration) return this with { ConfigFile = Once(ConfigFile, option) };
        if (rule == Server) return this with { ServerUrl = Once(ServerUrl, CheckedUrl(option)) };
        if (rule == User) return this with { UserName = Once(UserName, option) };
        if (rule == Secret) return this with { Password = Once(Password, option) };
        if (rule == NodeName) return this with { Node = Once(Node, option) };
        return this with { HistoryFile = Once(HistoryFile, option) };
    }

    private static string Once(string? earlier, ParsedOption option) =>
        earlier is null ? option.Value : throw Conflict(option);

    private static UsageException Conflict(ParsedOption option) =>
        new($"conflicting command line option {PyText.Repr(option.Spelling)}");

    private static ParsedOption CheckedUrl(ParsedOption option) => UrlText.IsUrl(option.Value)
        ? option
        : throw new UsageException(
            $"invalid value for {option.Spelling} {PyText.Repr(option.Value)}: value {PyText.Repr(option.Value)} is not a URL");
}
