using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Supervisor.Node.Configuration.Expansion;
using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Values;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Configuration;

/// <summary>Whatever stands in a file, it is read or refused; nothing crashes and nothing hangs.</summary>
public sealed class RobustnessTests
{
    private static readonly Config Thousands = Config.QuickThrowOnFailure.WithMaxTest(3000);

    [Fact]
    public void Any_bytes_are_read_or_refused() => Check.One(Thousands, Prop.ForAll<byte[]>(bytes =>
    {
        IniReader.Read(new IniDocument(), "x", bytes);
        IniReader.Read(new IniDocument(), "x", [.. "[supervisord]\na=b\n"u8, .. bytes]);
    }));

    [Fact]
    public void Any_text_is_an_environment_or_not() => Check.One(Thousands, Prop.ForAll<string?>(text =>
        Assert.NotNull((object?)EnvironmentText.Parse(text ?? "").Error ?? EnvironmentText.Parse(text ?? "").Value)));

    [Fact]
    public void Any_text_is_a_template_or_not() => Check.One(Thousands, Prop.ForAll<string?>(text =>
    {
        var names = new NameTable().Set("a", "x").Set("n", 7);
        Template.Expand(text ?? "", names, "x.y");
        Template.Expand("%(n)" + text, names, "x.y");
    }));

    [Fact]
    public void Any_text_without_a_percent_sign_is_its_own_expansion() => Check.One(Thousands, Prop.ForAll<string?>(text =>
    {
        var plain = (text ?? "").Replace("%", "", StringComparison.Ordinal);
        Assert.Equal(plain, Template.Expand(plain, new NameTable(), "x.y").Value);
    }));

    [Fact]
    public void Quoted_values_survive_the_environment_tokenizer() => Check.One(Thousands, Prop.ForAll<string?>(text =>
    {
        var value = (text ?? "").Replace("\"", "", StringComparison.Ordinal).Trim('\'');
        var variables = EnvironmentText.Parse($"A=\"{value}\",B=2").Value;
        Assert.Equal([new("A", value), new("B", "2")], variables);
    }));

    [Fact]
    public void Decoding_agrees_with_the_class_library_on_what_is_text() => Check.One(Thousands, Prop.ForAll<byte[]>(bytes =>
        Assert.Equal(System.Text.Unicode.Utf8.IsValid(bytes), Utf8Chunks.Decode(bytes).Error is null)));

    [Fact]
    public void A_hundred_thousand_quotes_and_brackets_take_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("'#;[%(", 100_000));
        EnvironmentText.Parse(text);
        Template.Expand(text, new NameTable(), "x.y");
        IniReader.Read(new IniDocument(), "x", Encoding.UTF8.GetBytes("[a]\nb=" + text + "\n" + text));
        Assert.False(GlobPattern.Matches(string.Concat(Enumerable.Repeat("*a", 30)) + "b", new string('a', 5000)));
    }

    [Fact]
    public void Generated_files_of_every_kind_are_read_or_refused()
    {
        using var directory = new TempDir();
        for (var seed = 1000; seed < 2000; seed++)
        {
            foreach (var file in (CorpusCase[])[GeneratedConfig.Case(seed), GeneratedText.Layout(seed)])
            {
                ReadSupport.Read(directory, Encoding.UTF8.GetString(file.Files[0].Bytes));
            }
        }
    }
}
