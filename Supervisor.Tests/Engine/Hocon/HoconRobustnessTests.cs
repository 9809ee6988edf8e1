using System.Text;
using Akka.Configuration;

namespace Supervisor.Tests.Engine.Hocon;

/// <summary>Whatever the bytes: a configuration or a ConfigurationException, and soon.</summary>
public class HoconRobustnessTests
{
    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", "=", ":", "+=", ",", "\n", "\r\n", " ", ".", "a", "b", "a.b", "\"", "\"\"\"", "\\", "\\u00", "${", "${?",
        "${a}", "${?b}", "${a.b}", "#", "//", "include ", "include \"none\"", "required(", "file(", ")", "null", "1", "true", "\0",
        "\uFEFF", "\ud800", "é", "+", "$", "*",
    ];

    private static readonly string Sample = """
        include "none" # nothing
        akka { actor.provider = "cluster", remote.dot-netty.tcp { port = 0, hosts = [a, "b", ${x}] } }
        x = [1, 2] ${?y} [3]
        x += 4
        z = ${akka} { actor.provider = null, text = one two "three" }
        t = ${akka.actor.provider}suffix
        """;

    [Fact]
    public void Random_bytes() => Repeat(3_000, random =>
    {
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return Encoding.Latin1.GetString(bytes);
    });

    [Fact]
    public void Random_tokens() => Repeat(20_000, random =>
        string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Tokens[random.Next(Tokens.Length)])));

    [Fact]
    public void Mutations_of_a_good_text() => Repeat(10_000, random =>
    {
        var text = new StringBuilder(Sample);
        for (var i = random.Next(1, 6); i > 0; i--) Mutate(text, random);
        return text.ToString();
    });

    [Fact]
    public void Every_prefix_and_suffix_of_a_good_text()
    {
        for (var i = 0; i <= Sample.Length; i++)
        {
            Try(Sample[..i]);
            Try(Sample[i..]);
        }
    }

    private static void Mutate(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length);
        var token = Tokens[random.Next(Tokens.Length)];
        switch (random.Next(3))
        {
            case 0: text.Insert(at, token); break;
            case 1: text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at)); break;
            default: text[at] = token[0]; break;
        }
    }

    private static void Repeat(int times, Func<Random, string> make)
    {
        for (var seed = 0; seed < times; seed++) Try(make(new Random(seed)));
    }

    private static void Try(string hocon)
    {
        try
        {
            var written = ConfigurationFactory.ParseString(hocon).ToString();
            Assert.Equal(written, ConfigurationFactory.ParseString(written).ToString());
        }
        catch (ConfigurationException e)
        {
            Assert.NotEqual("", e.Message);
        }
    }
}
