extern alias console;

using System.Text.RegularExpressions;
using console::Supervisor.Cli.Commands;
using console::Supervisor.Cli.Options;
using Supervisor.Node.CommandLine;
using Supervisor.Node.Configuration.Checking;
using Supervisor.Tests.Architecture;

namespace Supervisor.Tests.Packaging;

/// <summary>Manual pages and completions name what the programs know: all of it, and nothing else.</summary>
public partial class PackagedTextTests
{
    private static readonly string[] Shells = ["bash", "zsh", "fish"];

    private static readonly string[] DaemonOptions =
    [
        .. DaemonOptionTable.Specs.SelectMany(spec => new[] { spec.Short?.ToString(), spec.Long }).OfType<string>().Order(StringComparer.Ordinal),
    ];

    private static readonly string[] ConsoleOptions =
    [
        .. UsageOption().Matches(UsageText.For("x")).SelectMany(option => new[] { option.Groups[1].Value, option.Groups[2].Value })
            .Where(name => name.Length > 0).Order(StringComparer.Ordinal),
    ];

    private static readonly string[] Actions = [.. CommandTable.Names.Concat(CommandTable.Additional).Append("help").Order(StringComparer.Ordinal)];

    public static TheoryData<string, string> Sections => new()
    {
        { "[supervisord]", "supervisord" },
        { "[supervisorctl]", "supervisorctl" },
        { "[unix_http_server]", "unix_http_server" },
        { "[inet_http_server]", "inet_http_server" },
        { "[include]", "include" },
        { "[program:x]", "program:x" },
        { "[eventlistener:x]", "eventlistener:x" },
        { "[fcgi-program:x]", "fcgi-program:x" },
        { "[group:x]", "group:x" },
        { "[cluster]", "cluster" },
    };

    [Fact]
    public void The_page_of_the_daemon_has_its_options() => Assert.Equal(DaemonOptions, OptionsOf("supervisord.1"));

    [Fact]
    public void The_page_of_the_console_has_its_options() => Assert.Equal(ConsoleOptions, OptionsOf("supervisorctl.1"));

    [Fact]
    public void The_page_of_the_console_has_its_actions() => Assert.Equal(
        Actions.Concat(CacheCommand.Names).Order(StringComparer.Ordinal),
        ActionLine().Matches(Page("supervisorctl.1")).SelectMany(line => line.Groups[1].Value.Split(" , ")).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Sections))]
    public void The_page_of_the_configuration_has_the_keys(string heading, string section)
    {
        var page = Page("supervisord.conf.5");
        var keys = KnownKeys.Of(section)!.Where(key => !InheritsFromPrograms(section) || !KnownKeys.Contains("program:x", key));

        Assert.Equal(keys.Order(StringComparer.Ordinal), KeysBelow(heading, page).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Completions_of_the_daemon_have_its_options() => Assert.All(Shells, shell =>
    {
        var words = WordsOf($"supervisord.{shell}");
        Assert.Equal("", Missing(DaemonOptions.Where(option => option is not ("?" or "check=json")).Select(option => Spelled(option, shell)), words));
    });

    [Fact]
    public void Completions_of_the_console_have_its_options_and_actions() => Assert.All(Shells, shell =>
    {
        var words = WordsOf($"supervisorctl.{shell}");
        Assert.Equal("", Missing(ConsoleOptions.Select(option => Spelled(option, shell)), words));
        Assert.Equal("", Missing(Actions, words));
    });

    private static string Missing(IEnumerable<string> wanted, HashSet<string> words) => string.Join(' ', wanted.Where(word => !words.Contains(word)));

    private static bool InheritsFromPrograms(string section) =>
        section.StartsWith("eventlistener:", StringComparison.Ordinal) || section.StartsWith("fcgi-program:", StringComparison.Ordinal);

    private static string Page(string name) => SourceTree.Read("packaging/man/" + name);

    private static IEnumerable<string> OptionsOf(string page) => OptionLine().Matches(Page(page))
        .SelectMany(line => Flag().Matches(line.Value))
        .Select(flag => flag.Groups[1].Value.Replace(" Ns Cm ", "", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> KeysBelow(string heading, string page)
    {
        var from = page.IndexOf($".Ss {heading}\n", StringComparison.Ordinal);
        Assert.True(from >= 0, $"{heading} is missing");
        var to = page.IndexOf("\n.S", from + 1, StringComparison.Ordinal);
        return KeyLine().Matches(page[from..to]).Select(line => line.Groups[1].Value);
    }

    private static HashSet<string> WordsOf(string name) =>
        [.. SourceTree.Read("packaging/completion/" + name).Split([' ', '\n', '\'', '"', '(', ')', '{', '}', ',', ':', '['], StringSplitOptions.RemoveEmptyEntries)];

    // fish has its own way to tell short names from long ones: "-s c -l configuration".
    private static string Spelled(string option, string shell) => shell == "fish" ? option : option.Length == 1 ? "-" + option : "--" + option;

    [GeneratedRegex(@"^\.It Fl .*$", RegexOptions.Multiline)]
    private static partial Regex OptionLine();

    [GeneratedRegex(@"Fl (?:\\&)?-?([\w?]+(?: Ns Cm =\w+)?)")]
    private static partial Regex Flag();

    [GeneratedRegex(@"^\.It Cm (\w+(?: , \w+)*)", RegexOptions.Multiline)]
    private static partial Regex ActionLine();

    [GeneratedRegex(@"^\.It Cm (\w+) Ns =", RegexOptions.Multiline)]
    private static partial Regex KeyLine();

    [GeneratedRegex(@"^(?:-(\w)/)?--(\w+)", RegexOptions.Multiline)]
    private static partial Regex UsageOption();
}
