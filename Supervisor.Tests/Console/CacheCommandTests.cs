extern alias console;

using console::Supervisor.Cli.Rpc;

namespace Supervisor.Tests.Cli;

/// <summary>The actions of supervisor_cache.</summary>
public sealed class CacheCommandTests
{
    private static FakeServer Server() => FakeServer.Alive().On("cache.clear", 1).On("cache.getCount", 2).On("cache.delete", 1)
        .On("cache.fetch", "it's \\ here").On("cache.getKeys", Scene.List("a", "b c")).On("cache.store", 1);

    [Theory]
    [InlineData("cache_clear", "[0]", "cache.clear()")]
    [InlineData("cache_count", "2\n[0]", "cache.getCount()")]
    [InlineData("cache_delete 'b c'", "[0]", "cache.delete(b c)")]
    [InlineData("cache_fetch a", "\"it's \\\\ here\"\n[0]", "cache.fetch(a)")]
    [InlineData("cache_keys", "['a', 'b c']\n[0]", "cache.getKeys()")]
    [InlineData("cache_store \"b c\" 'd  e'", "[0]", "cache.store(b c, d  e)")]
    [InlineData("cache_store a --json", "[0]", "cache.store(a, --json)")]
    public void Each_action_is_one_call(string line, string told, string call)
    {
        var server = Server();
        Assert.Equal(told, Scene.Run(server, line));
        Assert.Equal(["getVersion()", call], server.Calls);
    }

    [Theory]
    [InlineData("cache_clear x")]
    [InlineData("cache_count x")]
    [InlineData("cache_keys x")]
    [InlineData("cache_delete")]
    [InlineData("cache_fetch a b")]
    [InlineData("cache_store a")]
    [InlineData("cache_store a b c")]
    [InlineData("cache_store a 'b")]
    public void Wrong_arguments_are_answered_with_help_and_ask_nothing(string line)
    {
        var server = Server();
        var told = Scene.Run(server, line).Split('\n');
        Assert.Equal(3, told.Length);
        Assert.StartsWith("Error: ", told[0]);
        Assert.StartsWith(line.Split(' ')[0], told[1]);
        Assert.Equal("[1]", told[2]);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public void Many_keys_are_on_a_line_each()
    {
        var keys = Enumerable.Range(0, 20).Select(i => $"key_{i:00}").ToArray();
        var server = Server().On("cache.getKeys", Scene.List([.. keys.Select(key => (RpcValue)key)]));
        Assert.Equal($"['{string.Join("',\n '", keys)}']\n[0]", Scene.Run(server, "cache_keys"));
    }

    [Fact]
    public void Whatever_was_stored_is_shown_as_a_literal()
    {
        var value = new RpcValue.Map([new("z", new RpcValue.Real(1)), new("a", Scene.List(new RpcValue.Truth(true), 7, new RpcValue.Real(0.5)))]);
        Assert.Equal("{'a': [True, 7, 0.5], 'z': 1.0}\n[0]", Scene.Run(Server().On("cache.fetch", value), "cache_fetch a"));
    }

    [Fact]
    public void A_key_that_is_not_there_is_an_error() =>
        Assert.Equal("a: ERROR (no such key)\n[1]", Scene.Run(Server().OnFault("cache.fetch", 10, "BAD_NAME"), "cache_fetch a"));

    [Fact]
    public void A_daemon_without_a_cache_is_told_from_an_empty_one()
    {
        var told = Scene.Run(FakeServer.Alive(), "cache_count");
        Assert.StartsWith("error: this supervisord keeps no values", told);
        Assert.EndsWith("[1]", told);
    }
}
