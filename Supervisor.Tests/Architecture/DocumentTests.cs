using System.Text.RegularExpressions;

namespace Supervisor.Tests.Architecture;

/// <summary>What the pages promise has to be there.</summary>
public partial class DocumentTests
{
    private static readonly string[] Pages =
    [
        .. Directory.GetFiles(SourceTree.Root, "*.md"),
        .. Directory.GetFiles(Path.Combine(SourceTree.Root, "docs"), "*.md", SearchOption.AllDirectories),
    ];

    [Fact]
    public void Every_link_inside_the_repository_leads_somewhere()
    {
        var dead =
            from page in Pages
            from Match link in Link().Matches(File.ReadAllText(page))
            let target = link.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
            select $"{SourceTree.Relative(page)}: {target}";

        Assert.NotEmpty(Pages);
        Assert.Equal("", string.Join('\n', dead));
    }

    [Fact]
    public void Every_decision_is_in_the_list_of_decisions()
    {
        var list = SourceTree.Read("docs/adr/README.md");

        Assert.All(Directory.GetFiles(Path.Combine(SourceTree.Root, "docs/adr"), "0*.md"), page =>
            Assert.Contains($"]({Path.GetFileName(page)})", list, StringComparison.Ordinal));
    }

    [Fact]
    public void The_command_that_the_readme_gives_for_the_tests_is_the_one_that_CI_runs()
    {
        const string Command = "dotnet test Supervisor.Tests -c Release";

        Assert.Contains($"\n{Command}\n", SourceTree.Read("README.md"), StringComparison.Ordinal);
        Assert.Contains($"\n{Command} ", SourceTree.Read(".ci/run"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\]\(([^)#\s]+)")]
    private static partial Regex Link();
}
