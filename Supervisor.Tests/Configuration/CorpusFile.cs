using System.Text;

namespace Supervisor.Tests.Configuration;

/// <summary>Reads <c>files.txt</c>: a case begins at <c>&gt;&gt;&gt; NAME</c>, another file at <c>--&gt; PATH</c>.</summary>
internal static class CorpusFile
{
    private const string CaseMark = ">>> ", FileMark = "--> ", DiffersMark = " ##differs ", NoLineEnd = "<<<\n";

    public static IEnumerable<CorpusCase> Load(string path)
    {
        var blocks = ("\n" + File.ReadAllText(path).TrimEnd('\n')).Split("\n" + CaseMark).Skip(1);
        foreach (var block in blocks)
        {
            var lineEnd = block.IndexOf('\n', StringComparison.Ordinal);
            var (name, differs) = SplitTitle(lineEnd < 0 ? block : block[..lineEnd]);
            var body = lineEnd < 0 ? "" : block[lineEnd..];
            var parts = body.Split("\n" + FileMark);
            yield return new(name, differs, [(CorpusCase.RootFile, Bytes(parts[0])), .. parts.Skip(1).Select(Further)]);
        }
    }

    public static (string Title, string? Differs) SplitTitle(string line)
    {
        var mark = line.IndexOf(DiffersMark, StringComparison.Ordinal);
        return mark < 0 ? (line, null) : (line[..mark].TrimEnd(), line[(mark + DiffersMark.Length)..]);
    }

    private static (string Path, byte[] Bytes) Further(string part)
    {
        var lineEnd = part.IndexOf('\n', StringComparison.Ordinal);
        return (part[..lineEnd], Bytes(part[lineEnd..]));
    }

    private static byte[] Bytes(string part)
    {
        var text = part.Length == 0 ? "" : part[1..] + "\n";
        if (text.EndsWith(NoLineEnd, StringComparison.Ordinal)) text = text[..^NoLineEnd.Length];
        return Encoding.UTF8.GetBytes(text);
    }
}
