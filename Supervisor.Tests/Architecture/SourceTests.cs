using System.Text.RegularExpressions;

namespace Supervisor.Tests.Architecture;

/// <summary>Rules that only the text of the sources can show.</summary>
public partial class SourceTests
{
    private const int LongFile = 300;

    [Fact]
    public void A_long_file_gives_its_reason_on_its_first_line()
    {
        var long_ = SourceTree.CSharpFiles.Where(f => File.ReadLines(f).Count() > LongFile)
            .Where(f => !File.ReadLines(f).First().StartsWith("//", StringComparison.Ordinal));

        AssertNone(long_);
    }

    [Fact]
    public void No_source_asks_which_engine_it_is_built_with() =>
        AssertNone(SourceTree.CSharpFiles.Where(f => File.ReadLines(f).Any(l => Condition().IsMatch(l))));

    [Fact]
    public void A_suppressed_warning_gives_its_reason()
    {
        var silent =
            from file in SourceTree.CSharpFiles
            from line in File.ReadLines(file)
            where Suppression().IsMatch(line) && !line.Contains("//", StringComparison.Ordinal)
            select file;

        AssertNone(silent.Distinct());
    }

    private static void AssertNone(IEnumerable<string> files) =>
        Assert.Equal("", string.Join('\n', files.Select(SourceTree.Relative)));

    [GeneratedRegex(@"^\s*#if\b")]
    private static partial Regex Condition();

    [GeneratedRegex(@"^\s*#pragma warning disable")]
    private static partial Regex Suppression();
}
