using System.Xml.Linq;

namespace Supervisor.Tests.Architecture;

/// <summary>The list of banned calls is only as good as its wiring, and a misspelled line bans nothing.</summary>
public class BannedSymbolsTests
{
    [Fact]
    public void Every_project_is_built_with_the_list_and_its_analyzer()
    {
        var props = XDocument.Parse(SourceTree.Read("Directory.Build.props"));

        Assert.Contains(props.Descendants("AdditionalFiles"), e => ((string?)e.Attribute("Include"))!.EndsWith("BannedSymbols.txt", StringComparison.Ordinal));
        Assert.Contains(props.Descendants("PackageReference"), e => (string?)e.Attribute("Include") == "Microsoft.CodeAnalysis.BannedApiAnalyzers");
        Assert.Contains("dotnet_diagnostic.RS0030.severity = error", SourceTree.Read(".editorconfig"), StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", SourceTree.Read("Directory.Build.props"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_project_turns_the_rule_off() =>
        Assert.DoesNotContain(Directory.GetFiles(SourceTree.Root, "*.csproj", SearchOption.AllDirectories), f =>
            File.ReadAllText(f).Contains("RS0030", StringComparison.Ordinal));

    [Fact]
    public void Every_line_names_something_that_exists_and_says_what_to_do_instead()
    {
        var lines = SourceTree.Read("BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            var (symbol, advice) = line.Split(';', 2) is [var s, var a] ? (s, a) : (line, "");
            Assert.True(Exists(symbol), symbol);
            Assert.NotEqual("", advice.Trim());
        });
    }

    private static bool Exists(string symbol)
    {
        var (kind, name) = (symbol[0], symbol[2..].Split('(')[0]);
        if (kind == 'T') return FindType(name) is not null;
        var dot = name.LastIndexOf('.');
        return FindType(name[..dot])?.GetMember(name[(dot + 1)..]).Length > 0;
    }

    private static Type? FindType(string name) =>
        Type.GetType(name) ?? AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType(name)).FirstOrDefault(t => t is not null)
            ?? Type.GetType($"{name}, System.Diagnostics.Process");
}
