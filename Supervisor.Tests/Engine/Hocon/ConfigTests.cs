using Akka.Configuration;

namespace Supervisor.Tests.Engine.Hocon;

public class ConfigTests
{
    [Theory]
    [InlineData("10s", 10_000)]
    [InlineData("5 ms", 5)]
    [InlineData("5", 5)]
    [InlineData("1.5 minutes", 90_000)]
    [InlineData("2h", 7_200_000)]
    [InlineData("1 day", 86_400_000)]
    [InlineData("500 us", 0.5)]
    [InlineData("1000ns", 0.001)]
    [InlineData("infinite", -1)]
    public void Durations(string text, double milliseconds) => Assert.Equal(
        milliseconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond)),
        ConfigurationFactory.ParseString($"a = {text}").GetTimeSpan("a"));

    [Theory]
    [InlineData("-1s")]
    [InlineData("10 parsecs")]
    [InlineData("s")]
    [InlineData("1e30 days")]
    [InlineData("[1s]")]
    public void Not_durations(string text) =>
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString($"a = {text}").GetTimeSpan("a"));

    [Theory]
    [InlineData("128KiB", 131_072)]
    [InlineData("10 MB", 10_000_000)]
    [InlineData("512b", 512)]
    [InlineData("512", 512)]
    [InlineData("2k", 2_048)]
    [InlineData("0.5 GiB", 536_870_912)]
    public void Sizes(string text, long bytes) => Assert.Equal(bytes, ConfigurationFactory.ParseString($"a = {text}").GetByteSize("a"));

    [Fact]
    public void Numbers_and_booleans()
    {
        var config = ConfigurationFactory.ParseString("i = -3, l = 9000000000, d = 1.5e3, m = 0.1, on = on, off = off, t = \"true\"");

        Assert.Equal(-3, config.GetInt("i"));
        Assert.Equal(9_000_000_000, config.GetLong("l"));
        Assert.Equal(1500.0, config.GetDouble("d"));
        Assert.Equal(1500.0f, config.GetFloat("d"));
        Assert.Equal(0.1m, config.GetDecimal("m"));
        Assert.Equal([true, false, true], new[] { "on", "off", "t" }.Select(p => config.GetBoolean(p)));
    }

    [Fact]
    public void Lists_of_every_kind()
    {
        var config = ConfigurationFactory.ParseString("n = [1, 2], b = [on, off], s = [a, \"b c\"]");

        Assert.Equal([1L, 2L], config.GetLongList("n"));
        Assert.Equal([1f, 2f], config.GetFloatList("n"));
        Assert.Equal([1d, 2d], config.GetDoubleList("n"));
        Assert.Equal([1m, 2m], config.GetDecimalList("n"));
        Assert.Equal(new byte[] { 1, 2 }, config.GetByteList("n"));
        Assert.Equal([true, false], config.GetBooleanList("b"));
        Assert.Equal(["a", "b c"], config.GetStringList("s"));
    }

    [Fact]
    public void What_is_missing_or_null_is_the_default()
    {
        var config = ConfigurationFactory.ParseString("n = null");

        foreach (var path in new[] { "n", "x.y", "n.z" })
        {
            Assert.Equal(7, config.GetInt(path, 7));
            Assert.Equal("d", config.GetString(path, "d"));
            Assert.Equal(TimeSpan.FromSeconds(1), config.GetTimeSpan(path, TimeSpan.FromSeconds(1)));
            Assert.Null(config.GetByteSize(path));
            Assert.Empty(config.GetStringList(path));
        }
        Assert.Null(config.GetConfig("x"));
    }

    [Fact]
    public void A_value_of_the_wrong_kind_is_an_error_that_names_the_path()
    {
        var error = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString("a.b = x").GetInt("a.b"));

        Assert.StartsWith("a.b: x ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fallback_answers_for_what_is_not_there()
    {
        var config = ConfigurationFactory.ParseString("a { b = 1 }")
            .WithFallback(ConfigurationFactory.ParseString("a { b = 2, c = 3 }, d = 4"))
            .WithFallback(ConfigurationFactory.ParseString("a.e = 5, d = 6"));

        Assert.Equal([1, 3, 5, 4], new[] { "a.b", "a.c", "a.e", "d" }.Select(p => config.GetInt(p)));
        Assert.Equal([1, 3, 5], new[] { "b", "c", "e" }.Select(p => config.GetConfig("a")!.GetInt(p)));
        Assert.Equal(["a", "d"], config.AsEnumerable().Select(p => p.Key).Order());
        Assert.False(config.Root.GetObject()!.Items.ContainsKey("d"));
        Assert.Equal(5, ConfigurationFactory.ParseString(config.ToString(includeFallback: true)).GetInt("a.e"));
    }

    [Fact]
    public void Empty_configurations()
    {
        Config some = "a = 1";

        Assert.True(Config.Empty.IsEmpty);
        Assert.True(((Config?)null).IsNullOrEmpty());
        Assert.False(some.IsNullOrEmpty());
        Assert.Equal(1, Config.Empty.WithFallback(some).GetInt("a"));
        Assert.Same(some, some.WithFallback(Config.Empty));
        Assert.Same(some, ((Config?)null).SafeWithFallback(some));
        Assert.Throws<ArgumentException>(() => some.WithFallback(some));
        Assert.Equal(2, ("b = 2" + some).GetInt("b"));
        Assert.Equal(2, (some + "b = 2").GetInt("b"));
    }

    [Fact]
    public void The_engines_own_settings_are_readable() =>
        Assert.Equal(TimeSpan.FromSeconds(5), ConfigurationFactory.Default().GetTimeSpan("akka.coordinated-shutdown.default-phase-timeout"));

    [Fact]
    public void A_value_can_be_put_under_a_key() =>
        Assert.Equal(1, ConfigurationFactory.ParseString("a { b = 1 }").GetValue("a")!.AtKey("x").GetInt("x.b"));
}
