using System.Text;
using Supervisor.Node.Os.Children;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Children;

public class CommandWordsTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData(" \t\r\n ", new string[0])]
    [InlineData("/bin/a b  c\n\td", new[] { "/bin/a", "b", "c", "d" })]
    [InlineData("a 'b  c' \"d e\"", new[] { "a", "b  c", "d e" })]
    [InlineData("a '' \"\" b", new[] { "a", "", "", "b" })]
    [InlineData("a'b'\"c\"d", new[] { "abcd" })]
    [InlineData(@"a\ b \' \""", new[] { "a b", "'", "\"" })]
    [InlineData(@"'a\b' ""a\b"" ""a\""b"" ""a\\b""", new[] { @"a\b", @"a\b", "a\"b", @"a\b" })]
    [InlineData("echo $HOME *.txt | wc > x # no comment", new[] { "echo", "$HOME", "*.txt", "|", "wc", ">", "x", "#", "no", "comment" })]
    [InlineData("sh -c 'a; b && c'", new[] { "sh", "-c", "a; b && c" })]
    public void A_command_is_split_as_a_shell_splits_words_without_expanding_them(string command, string[] words)
    {
        Assert.Equal(words, CommandWords.Split(command).Words);
        Assert.Null(CommandWords.Split(command).Problem);
    }

    [Theory]
    [InlineData("a 'b", "No closing quotation")]
    [InlineData("a \"b", "No closing quotation")]
    [InlineData("a \"b\\\"", "No closing quotation")]
    [InlineData("a\\", "No escaped character")]
    [InlineData("a \"b\\", "No escaped character")]
    public void What_does_not_end_is_an_error(string command, string problem) =>
        Assert.Equal(problem, CommandWords.Split(command).Problem);

    [ReferenceFact]
    public async Task The_reference_splits_every_command_the_same_way()
    {
        var random = new Random(4711);
        var commands = Enumerable.Range(0, 5000).Select(_ => Command(random)).ToArray();
        const string Script = """
            import shlex, sys
            for command in sys.stdin.read().split('\0'):
                try:
                    print('+' + '\x01'.join('<%s>' % w for w in shlex.split(command)), end='\0')
                except ValueError as e:
                    print('-' + str(e), end='\0')
            """;
        var result = await CommandRunner.RunAsync(Reference.Python, ["-c", Script], input: string.Join('\0', commands));
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(result.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries), commands.Select(Shown));
    }

    private static string Command(Random random)
    {
        const string Alphabet = "ab '\"\\\t";
        var command = new StringBuilder();
        for (var length = random.Next(1, 14); length > 0; length--) command.Append(Alphabet[random.Next(Alphabet.Length)]);
        return command.ToString();
    }

    private static string Shown(string command)
    {
        var (words, problem) = CommandWords.Split(command);
        return problem is null ? "+" + string.Join('\x01', words.Select(w => $"<{w}>")) : "-" + problem;
    }
}
