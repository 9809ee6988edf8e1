using System.Text;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Configuration;

/// <summary>
/// The same files, read by the reference's parser and by ours: the same configuration, or the same first error. The
/// differences on purpose are marked in the corpus, each with its reason, and must differ.
/// </summary>
[Trait("speed", "slow")]
public sealed class ReferenceComparisonTests
{
    [ReferenceFact]
    public Task Every_key_is_read_as_the_reference_reads_it() =>
        ReferenceParser.AssertAgreement([.. CorpusValues.Load(Corpus("values.txt"))]);

    [ReferenceFact]
    public Task Whole_files_are_read_as_the_reference_reads_them() =>
        ReferenceParser.AssertAgreement([.. CorpusFile.Load(Corpus("files.txt"))]);

    [ReferenceFact]
    public Task Bytes_that_are_not_text_are_refused_as_the_reference_refuses_them() =>
        ReferenceParser.AssertAgreement([.. ByteCases()]);

    [ReferenceFact]
    public Task Generated_files_are_read_as_the_reference_reads_them() =>
        ReferenceParser.AssertAgreement([.. Enumerable.Range(0, 500).Select(GeneratedConfig.Case)]);

    [ReferenceFact]
    public Task Generated_templates_are_expanded_as_the_reference_expands_them() =>
        ReferenceParser.AssertAgreement([.. Enumerable.Range(0, 400).Select(seed => GeneratedText.Template(seed))]);

    [ReferenceFact]
    public Task Generated_environments_are_split_as_the_reference_splits_them() =>
        ReferenceParser.AssertAgreement([.. Enumerable.Range(0, 400).Select(seed => GeneratedText.Environment(seed))]);

    [ReferenceFact]
    public Task Generated_layouts_are_understood_as_the_reference_understands_them() =>
        ReferenceParser.AssertAgreement([.. Enumerable.Range(0, 400).Select(seed => GeneratedText.Layout(seed))]);

    private static string Corpus(string name) =>
        Path.Combine(AppContext.BaseDirectory, "Configuration", "Corpus", name);

    private static IEnumerable<CorpusCase> ByteCases()
    {
        const string Valid = "[supervisord]\n[program:a]\ncommand=x\n";
        yield return Bytes("byte order mark", [0xef, 0xbb, 0xbf, .. Ascii(Valid)]);
        yield return Bytes("carriage returns", [.. Ascii(Valid.Replace("\n", "\r\n", StringComparison.Ordinal))]);
        yield return Bytes("lone carriage returns", [.. Ascii(Valid.Replace('\n', '\r'))]);
        yield return Bytes("form feeds and separators", Ascii("[supervisord]\n[program:a]\n\fcommand\v=\x1c x\x1d\n\x1e\n"));
        yield return Bytes("a zero byte", [.. Ascii("[supervisord]\n[program:a]\ncommand=x\0y\n")]);
        byte[][] bad =
        [
            [0xff], [0x80], [0xc0, 0x80], [0xc3], [0xc3, 0x28], [0xe2, 0x82], [0xe2, 0x82, 0x28], [0xed, 0xa0, 0x80],
            [0xf0, 0x9f, 0x98], [0xf0, 0x9f, 0x98, 0x28], [0xf4, 0x90, 0x80, 0x80], [0xf5], [0xe0, 0x80, 0x80],
        ];
        foreach (var bytes in bad)
        {
            var name = Convert.ToHexString(bytes);
            yield return Bytes($"{name} in the middle", [.. Ascii(Valid + "a="), .. bytes, .. Ascii("\n")]);
            yield return Bytes($"{name} at the end", [.. Ascii(Valid + "a="), .. bytes]);
            yield return Bytes($"{name} far down", [.. Ascii(Valid + new string(';', 8150) + "\n"), .. bytes, .. bytes]);
            yield return Bytes($"{name} across a chunk", [.. Ascii(Valid.PadRight(8191, ' ')), .. bytes, .. Ascii("\n")]);
            yield return Bytes($"{name} behind a line without section", [.. Ascii("x\n" + new string(' ', 9000)), .. bytes]);
        }

        byte[] smile = [0xf0, 0x9f, 0x98, 0x80];
        yield return Bytes("smile across a chunk", [.. Ascii("[supervisord]\nidentifier=".PadRight(8190, ';')), .. smile]);
    }

    private static CorpusCase Bytes(string name, byte[] bytes) => CorpusCase.Of(name, bytes);

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
