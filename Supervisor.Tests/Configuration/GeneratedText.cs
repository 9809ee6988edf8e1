namespace Supervisor.Tests.Configuration;

/// <summary>Small files made of the characters that matter to one layer, in random order.</summary>
internal static class GeneratedText
{
    private static readonly string[] TemplatePieces =
    [
        "%", "%", "%", "%%", "%(here)", "%(process_num)", "%(process_num)", "%(process_num)", "(nope)", "(", ")", "s", "d",
        "x", "X", "o", "5", "0", "12", ".", ".3", "-", "+", "# ", " ", "l", "é", "c", "e", "g", "G", "f", "i", "u", "y", "A", "😀",
    ];

    private static readonly string[] EnvironmentPieces =
    [
        "A", "B", "=", "=", "=", ",", ",", "\"", "\"", "'", "x", "1", "/", "-", "(", ":", "@", "$", " ", "\n  ", "#", "é", "\\",
        "A=1,", "B='2'", "\u00a0", "~",
    ];

    private static readonly string[] LayoutPieces =
    [
        "\n", "\n", "\n", " ", "  ", "\t", "[program:a]", "[x]", "[", "]", "command=x", "priority", "=", ":", "=1", "; c", ";", "#",
        "key", "\n  more", "\r", "\u2028", "\u00a0", "\x1c", "x", "\"", "autostart=no", "[DEFAULT]", "umask=7", "\n\n",
    ];

    public static CorpusCase Template(int seed) => CorpusCase.Of(
        $"template {seed}", "[supervisord]\n[program:a]\ncommand=" + Join(seed, TemplatePieces, 8) + "\n");

    public static CorpusCase Environment(int seed) => CorpusCase.Of(
        $"environment {seed}", "[supervisord]\n[program:a]\ncommand=x\nenvironment=" + Join(seed, EnvironmentPieces, 12) + "\n");

    public static CorpusCase Layout(int seed) => CorpusCase.Of(
        $"layout {seed}", "[supervisord]\n[program:a]\ncommand=x\n" + Join(seed, LayoutPieces, 30));

    private static string Join(int seed, string[] pieces, int most)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => pieces[random.Next(pieces.Length)]));
    }
}
