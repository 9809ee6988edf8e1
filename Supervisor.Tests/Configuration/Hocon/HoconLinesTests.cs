using Supervisor.Node.Configuration.Hocon;

namespace Supervisor.Tests.Configuration.Hocon;

public class HoconLinesTests
{
    [Fact]
    public void Keys_are_found_in_any_way_in_which_HOCON_writes_them()
    {
        var lines = HoconLines.Of(""""
            # a = 1 is a comment, { and so is this
            supervisor.cluster.secret = "x } y" // {
            akka {
              remote.dot-netty.tcp { hostname = "0.0.0.0", port = 4053
                enable-ssl : off }
              "cluster" {
                seed-nodes = ["a",
                  "b" ]   # ]
                roles = [{ x = 1 }]
                split-brain-resolver {
                  active-strategy = keep-majority, stable-after = ${x} 10s
                }
                note = """ { " }
                # none = 3
                """
                path = /etc/supervisor/x
              }
            }
            include "more.hocon"
            akka.remote.dot-netty.tcp.port += 5
            """");

        Assert.Equal(2, lines["supervisor.cluster.secret"]);
        Assert.Equal((3, 4, 5), (lines["akka"], lines["akka.remote.dot-netty.tcp.hostname"], lines["akka.remote.dot-netty.tcp.enable-ssl"]));
        Assert.Equal((7, 9), (lines["akka.cluster.seed-nodes"], lines["akka.cluster.roles"]));
        Assert.Equal((11, 11), (lines["akka.cluster.split-brain-resolver.active-strategy"], lines["akka.cluster.split-brain-resolver.stable-after"]));
        Assert.Equal((13, 16), (lines["akka.cluster.note"], lines["akka.cluster.path"]));
        Assert.Equal(20, lines["akka.remote.dot-netty.tcp.port"]);
        Assert.DoesNotContain(lines.Keys, k => k.Contains("none", StringComparison.Ordinal) || k.Contains("include", StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_that_is_given_twice_is_found_where_it_was_given_last() =>
        Assert.Equal(3, HoconLines.Of("a.b = 1\n\na { b = 2 }\n")["a.b"]);

    [Fact]
    public void Braces_around_everything_change_nothing() => Assert.Equal(2, HoconLines.Of("{\n a = 1\n}")["a"]);

    [Fact]
    public void Any_bytes_at_all_are_read_to_their_end()
    {
        const string Letters = "ab.=:+{}[]\"\\#/,\n \t$\0";
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Letters[random.Next(Letters.Length)]));
            Assert.All(HoconLines.Of(text), line => Assert.InRange(line.Value, 1, 1 + text.Count(c => c == '\n')));
        }
    }
}
