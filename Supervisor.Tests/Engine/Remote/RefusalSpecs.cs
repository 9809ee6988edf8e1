using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Akka.Actor;
using Akka.Event;
using Akka.Remote.Protocol;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Remote;

public sealed class RefusalSpecs : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Nodes _nodes = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _nodes.End();

    [Fact]
    public async Task Nodes_that_share_a_secret_find_each_other()
    {
        using var dir = new TempDir();
        var file = Path.Combine(dir.Path, "secret");
        await File.WriteAllTextAsync(file, "sesame\n");
        var (here, there) = (_nodes.Start(1, "akka.remote.secret = sesame"), _nodes.Start(2, $"akka.remote.secret-file = \"{file}\""));
        there.ActorOf(Producer.Props(() => new EchoActor()), "echo");

        Assert.Equal("hello", await Nodes.On(here, there, "/user/echo").Ask<string>("hello", Patience));
    }

    [Theory]
    [InlineData("akka.remote.secret = sesame", "akka.remote.secret = other", "the secrets differ")]
    [InlineData("akka.remote.secret = sesame", "", "only one of the two has a secret")]
    [InlineData("", "akka.remote.secret = sesame", "only one of the two has a secret")]
    public async Task Nodes_that_share_no_secret_do_not_speak_and_both_say_why(string one, string other, string why)
    {
        var (here, there) = (_nodes.Start(1, one), _nodes.Start(2, other));
        var (mine, theirs) = (Nodes.Listen(here, typeof(Warning)), Nodes.Listen(there, typeof(Warning)));
        there.ActorOf(Producer.Props(() => new EchoActor()), "echo");

        await Assert.ThrowsAsync<AskTimeoutException>(() => Nodes.On(here, there, "/user/echo").Ask("hello", TimeSpan.FromMilliseconds(500)));

        Assert.Contains(why, Nodes.Next(mine).ToString(), StringComparison.Ordinal);
        Assert.Contains(why, Nodes.Next(theirs).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_cluster_is_refused_by_its_name()
    {
        var (here, there) = (_nodes.Start(1), _nodes.Start(2, name: "other"));
        var theirs = Nodes.Listen(there, typeof(Warning));
        there.ActorOf(Producer.Props(() => new EchoActor()), "echo");

        var selection = Nodes.On(here, there, "/user/echo");
        await Assert.ThrowsAsync<AskTimeoutException>(() => selection.Ask("hello", TimeSpan.FromMilliseconds(300)));

        Assert.Contains("another name", Nodes.Next(theirs).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_secret_only_loopback_addresses_are_accepted()
    {
        var network = new MemoryNetwork(isLoopback: false);
        var here = _nodes.Start(1, "", "fleet", network.On("here"));
        var there = _nodes.Start(2, "", "fleet", network.On("there"));
        var warnings = Nodes.Listen(here, typeof(Warning));
        there.ActorOf(Producer.Props(() => new EchoActor()), "echo");

        await Assert.ThrowsAsync<AskTimeoutException>(() => Nodes.On(here, there, "/user/echo").Ask("hello", TimeSpan.FromMilliseconds(300)));

        Assert.Contains("only loopback", Nodes.Next(warnings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_secret_any_address_will_do()
    {
        var network = new MemoryNetwork(isLoopback: false);
        const string Secret = "akka.remote.secret = sesame";
        var (here, there) = (_nodes.Start(1, Secret, "fleet", network.On("here")), _nodes.Start(2, Secret, "fleet", network.On("there")));
        there.ActorOf(Producer.Props(() => new EchoActor()), "echo");

        Assert.Equal("hello", await Nodes.On(here, there, "/user/echo").Ask<string>("hello", Patience));
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n\r\n", "does not speak")]
    [InlineData("akka-embedded/02 and whatever that version says", "another version")]
    [InlineData("\u0040\0\0\0\u0012\u003e\u0008\u0001ASSOCIATE and so on", "another actor engine")]
    [InlineData("akka-embedded/01\u007f\u007f\u007f\u007f", "does not speak")]
    [InlineData("akka-embedded/01\0\0\0\u0003xyz", "does not speak")]
    [InlineData("short", "closed the connection")]
    public async Task Whoever_else_connects_is_dropped_and_named_once(string bytes, string why)
    {
        var here = _nodes.Start(1);
        var warnings = Nodes.Listen(here, typeof(Warning));

        for (var i = 0; i < 20; i++) await Say(here, bytes);

        Assert.Contains(why, Nodes.Next(warnings).ToString(), StringComparison.Ordinal);
        await StillSpeaks(here);
        Assert.Empty(warnings);
    }

    [Fact]
    public async Task Whoever_says_nothing_is_dropped_when_the_time_is_over()
    {
        var here = _nodes.Start(1, "akka.remote.handshake-timeout = 200ms");
        using var silent = await Connect(here);

        Assert.Equal(0, await silent.ReceiveAsync(new byte[1]).WaitAsync(Patience));

        await StillSpeaks(here);
    }

    [Fact]
    public async Task Too_many_who_say_nothing_push_each_other_out_and_nobody_else()
    {
        var here = _nodes.Start(1, "akka.remote.max-half-open-connections = 3");
        var silent = new List<Socket>();
        for (var i = 0; i < 10; i++) silent.Add(await Connect(here));

        foreach (var pushed in silent[..7]) Assert.Equal(0, await ReceiveOrReset(pushed));

        await StillSpeaks(here);
        silent.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task Our_own_preface_answers_another_version()
    {
        var here = _nodes.Start(1);
        using var socket = await Connect(here);
        await socket.SendAsync(Preface.Of(2));
        var answer = new byte[64];

        var count = await socket.ReceiveAsync(answer).WaitAsync(Patience);

        Assert.Equal(Preface.Bytes, answer[..count]);
    }

    [Fact]
    public async Task A_slow_peer_fills_its_own_queue_only_and_the_newest_are_dropped()
    {
        var network = new MemoryNetwork();
        var here = _nodes.Start(1, "akka.remote.outbound-message-queue-size = 1000", "fleet", network.On("here"));
        var slow = _nodes.Start(2, "", "fleet", network.On("slow"));
        var other = _nodes.Start(3, "", "fleet", network.On("other"));
        var received = new BlockingCollection<int>();
        slow.ActorOf(Script.Of((_, message) => received.Add((int)message)), "sink");
        other.ActorOf(Producer.Props(() => new EchoActor()), "echo");
        var warnings = Nodes.Listen(here, typeof(Warning));
        var sink = await Nodes.Resolve(here, slow, "/user/sink");

        network.MakeDeaf("slow");
        var sent = 0;
        while (Nodes.Between(here, slow).Dropped < 10) sink.Tell(sent++);
        Assert.Equal("quick", await Nodes.On(here, other, "/user/echo").Ask<string>("quick", Patience));
        network.Wake("slow");

        var dropped = Nodes.Between(here, slow).Dropped;
        var arrived = Enumerable.Range(0, sent - (int)dropped).Select(_ => Nodes.Next(received)).ToList();
        // Those before the first that was dropped, and perhaps some for which there was room again.
        Assert.Equal(Enumerable.Range(0, 1000), arrived[..1000]);
        Assert.Equal(arrived.Order(), arrived);
        Assert.Contains("is full", Nodes.Next(warnings).ToString(), StringComparison.Ordinal);
        Assert.Empty(warnings);
    }

    private async Task StillSpeaks(ActorSystem here)
    {
        var there = _nodes.Start(2);
        here.ActorOf(Producer.Props(() => new EchoActor()), "echo");
        Assert.Equal("hello", await Nodes.On(there, here, "/user/echo").Ask<string>("hello", Patience));
    }

    private static async Task<Socket> Connect(ActorSystem to)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, Nodes.AddressOf(to).Port!.Value);
        return socket;
    }

    /// <summary>Says that, and nothing more, until the other side has had enough.</summary>
    private static async Task Say(ActorSystem to, string text)
    {
        using var socket = await Connect(to);
        await socket.SendAsync(Encoding.Latin1.GetBytes(text));
        socket.Shutdown(SocketShutdown.Send);
        while (await ReceiveOrReset(socket) > 0)
        {
        }
    }

    private static async Task<int> ReceiveOrReset(Socket socket)
    {
        try
        {
            return await socket.ReceiveAsync(new byte[256]).WaitAsync(Patience);
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}
