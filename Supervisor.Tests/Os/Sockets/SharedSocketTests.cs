using System.Globalization;
using System.Net.Sockets;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Os.Sockets;
using Supervisor.Tests.Daemon;
using Supervisor.Tests.Logs;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Sockets;

public sealed class SharedSocketTests : IDisposable
{
    private readonly TempDir _directory = new();
    private readonly RecordingLog _log = new();

    private string Path => _directory.File("f.sock");

    private string Url => "unix://" + Path;

    public void Dispose() => _directory.Dispose();

    private SharedSocket Unix(int? mode = 0b111_000_000) => Alone(new(Url, null, null, null, mode));

    private SharedSocket Alone(FastCgiConfig config) => new(new("f", config), new(_log));

    private static void Take(SharedSocket socket) => Assert.IsType<SocketTaking.Taken>(socket.Take(resolved: null));

    private static string Why(SharedSocket socket) => Assert.IsType<SocketTaking.Failed>(socket.Take(resolved: null)).Why;

    private void Connect()
    {
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        client.Connect(new UnixDomainSocketEndPoint(Path));
    }

    [Fact]
    public void It_is_opened_with_the_first_user_and_closed_with_the_last()
    {
        var socket = Unix();
        Take(socket);
        Take(socket);
        socket.GiveBack();
        Connect();
        Assert.Equal([$"Info: Creating socket {Url}"], _log.Lines);
        socket.GiveBack();
        Assert.ThrowsAny<SocketException>(Connect);
        Assert.Equal([$"Info: Creating socket {Url}", $"Info: Closing socket {Url}"], _log.Lines);
        Assert.True(File.Exists(Path));
        Take(socket);
        Connect();
        socket.GiveBack();
    }

    [Fact]
    public void Several_groups_of_one_program_have_one_socket_and_a_trial_does_not_disturb_it()
    {
        var open = new OpenSockets(_log);
        var config = new FastCgiConfig(Url, null, null, null, 448);
        SharedSocket one = new(new("f", config), open), other = new(new("f", config), open);
        Take(one);
        Take(other);
        one.GiveBack();
        var group = new GroupConfig { Name = "h", Programs = EquatableArray.Of(new ProgramConfig("f", ProgramKind.FastCgi, default) { Socket = config }) };
        Assert.Null(SocketTrial.Run([group], open));
        Connect();
        other.GiveBack();
        Assert.ThrowsAny<SocketException>(Connect);
        Assert.Equal([$"Info: Creating socket {Url}", $"Info: Closing socket {Url}"], _log.Lines);
    }

    [Fact]
    public void It_has_its_mode_whatever_the_umask_is()
    {
        Take(Unix(mode: 0b110_110_110));
        Assert.Equal((UnixFileMode)0b110_110_110, File.GetUnixFileMode(Path));
    }

    [Fact]
    public void A_socket_that_was_left_behind_makes_way_and_a_file_does_not()
    {
        Take(Unix());
        Take(Unix());
        File.Delete(Path);
        File.WriteAllText(Path, "precious");
        Assert.Equal($"Could not create FastCGI socket {Url}: [Errno 98] Address already in use", Why(Unix()));
        Assert.Equal("precious", File.ReadAllText(Path));
    }

    [Fact]
    public void What_cannot_be_opened_is_no_use_and_can_be_tried_again()
    {
        var socket = Alone(new($"unix://{_directory.File("later/f.sock")}", null, null, null, 448));
        Assert.Equal($"Could not create FastCGI socket {socket.Url}: [Errno 2] No such file or directory", Why(socket));
        Directory.CreateDirectory(_directory.File("later"));
        Take(socket);
        socket.GiveBack();
        Assert.Equal(3, _log.Lines.Count);
    }

    [Fact]
    public void A_path_that_no_address_holds_is_said()
    {
        var url = "unix:///" + new string('x', 108);
        Assert.Equal($"Could not create FastCGI socket {url}: AF_UNIX path too long", Why(Alone(new(url, null, null, null, 448))));
    }

    [Fact]
    public void A_port_of_another_is_not_shared()
    {
        using var taken = new TakenPort();
        Assert.Equal(
            $"Could not create FastCGI socket tcp://127.0.0.1:{taken.Number}: [Errno 98] Address already in use",
            Why(Alone(new($"tcp://127.0.0.1:{taken.Number}", null, null, null, null))));
    }

    [Fact]
    public void A_host_has_to_be_resolved_before_anything_is_made()
    {
        var port = FreePort.Take().ToString(CultureInfo.InvariantCulture);
        var socket = Alone(new($"tcp://localhost:{port}", null, null, null, null));
        var place = Assert.IsType<SocketTaking.Unresolved>(socket.Take(resolved: null)).Place;
        Assert.Empty(_log.Lines);
        Assert.IsType<SocketTaking.Taken>(socket.Take(place.Resolve()));
        // The second needs no address.
        Take(socket);
        socket.GiveBack();
        socket.GiveBack();
        Assert.Equal(2, _log.Lines.Count);
    }

    [Fact]
    public void A_host_without_an_address_is_an_error_of_the_socket()
    {
        var socket = Alone(new("tcp://nowhere:9", null, null, null, null));
        var failed = Assert.IsType<SocketTaking.Failed>(socket.Take(new ListenPlace.Nowhere("[Errno -2] Name or service not known")));
        Assert.Equal("Could not create FastCGI socket tcp://nowhere:9: [Errno -2] Name or service not known", failed.Why);
        Assert.Equal(["Info: Creating socket tcp://nowhere:9"], _log.Lines);
    }

    [RootFact]
    public void An_owner_is_given_the_name()
    {
        var socket = Alone(new(Url, null, 65534, 12345, 448));
        Take(socket);
        var result = CommandRunner.Run("/usr/bin/stat", "-c", "%u %g %a", Path);
        Assert.Equal("65534 12345 700\n", result.Output);
    }
}
