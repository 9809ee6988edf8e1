using System.Text;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Os.Children;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Children;

public class ChildEnvironmentTests
{
    private static readonly ServerConfig.Unix Socket = new("unix_http_server", "/run/s.sock", 0x1C0, null, null, null, null);
    private static readonly ServerConfig.Inet Port = new("inet_http_server", "", 9001, null, null);

    [Fact]
    public void A_child_has_the_daemons_variables_then_ours_then_those_configured() => Assert.Equal(
        [
            "A=1", "PATH=/bin", "SUPERVISOR_ENABLED=1", "SUPERVISOR_SERVER_URL=unix:///s", "SUPERVISOR_PROCESS_NAME=p",
            "SUPERVISOR_GROUP_NAME=g", "B=2", "C=ü",
        ],
        Of("A=1\0PATH=/bin\0", Process(("B", "2"), ("C", "ü")), "unix:///s"));

    [Fact]
    public void A_later_value_takes_the_place_of_an_earlier_one() => Assert.Equal(
        ["A=2", "SUPERVISOR_ENABLED=no", "SUPERVISOR_PROCESS_NAME=p", "SUPERVISOR_GROUP_NAME=g", "EMPTY="],
        Of("A=1\0SUPERVISOR_ENABLED=0\0A=dup\0", Process(("A", "2"), ("SUPERVISOR_ENABLED", "no"), ("EMPTY", "")), null));

    [Fact]
    public void Bytes_that_are_no_text_arrive_as_they_are()
    {
        var environment = new ChildEnvironment([.. "X="u8, 0xFF, 0xC3, 0, (byte)'n', (byte)'o', 0], () => null);
        Assert.Equal([.. "X="u8, 0xFF, 0xC3, 0], environment.For("g", Process())[0]);
        Assert.Equal(4, environment.For("g", Process()).Length);
    }

    [Fact]
    public void How_the_daemon_was_put_into_the_background_is_not_passed_on() =>
        Assert.Equal("A=1", Of("SUPERVISORD_LAUNCH_PIPE=3 pipe:[1]\0A=1\0", Process(), null)[0]);

    [Fact]
    public void A_programs_own_server_URL_goes_before_the_daemons_and_an_empty_one_is_none()
    {
        Assert.Contains("SUPERVISOR_SERVER_URL=http://x", Of("", Process() with { ServerUrl = "http://x" }, "unix:///s"));
        Assert.DoesNotContain(
            Of("", Process() with { ServerUrl = "" }, "unix:///s"),
            e => e.StartsWith("SUPERVISOR_SERVER_URL", StringComparison.Ordinal));
    }

    [Fact]
    public void The_server_URL_is_asked_for_at_each_start()
    {
        var url = "unix:///1";
        var environment = new ChildEnvironment(default, () => url);
        _ = environment.For("g", Process());
        url = "unix:///2";
        Assert.Contains("SUPERVISOR_SERVER_URL=unix:///2\0", environment.For("g", Process()).Select(Encoding.UTF8.GetString));
    }

    [Fact]
    public void The_URL_of_the_daemon_is_its_first_socket_else_its_last_port_else_none()
    {
        var other = Port with { Host = "10.0.0.1", Port = 80 };
        Assert.Equal("unix:///run/s.sock", UrlOf(Port, Socket, Socket with { Path = "/2" }));
        Assert.Equal("http://localhost:9001", UrlOf(other, Port));
        Assert.Equal("http://10.0.0.1:80", UrlOf(Port, other));
        Assert.Null(UrlOf());
    }

    [Fact]
    public void The_daemons_PATH_is_known() => Assert.Equal("/a:/b", new ChildEnvironment("X=1\0PATH=/a:/b\0"u8, () => null).Path);

    [Fact]
    public Task What_the_daemon_was_started_with_reaches_the_child_and_what_it_set_later_does_not() => OwnProcess.Run(
        ["/usr/bin/env", "-i", "FIRST=1 2", "Z=z"],
        static async () =>
        {
            Environment.SetEnvironmentVariable("LATER", "1");
            var host = new RealHost(serverUrl: () => "unix:///s");
            var process = host.Open(Process(("MINE", "a\nb")) with { Command = "/usr/bin/env -0" });
            await process.RunToEnd();
            Assert.Equal(
                "FIRST=1 2\0Z=z\0SUPERVISOR_ENABLED=1\0SUPERVISOR_SERVER_URL=unix:///s\0SUPERVISOR_PROCESS_NAME=p\0"
                    + "SUPERVISOR_GROUP_NAME=g\0MINE=a\nb\0",
                process.Out.Text);
        });

    private static string? UrlOf(params ServerConfig[] servers) => ChildEnvironment.ServerUrlOf(EquatableArray.Of<ServerConfig>(servers));

    private static string[] Of(string own, ProcessConfig process, string? url) =>
        [.. new ChildEnvironment(Encoding.UTF8.GetBytes(own), () => url).For("g", process).Select(e => Encoding.UTF8.GetString(e)[..^1])];

    private static ProcessConfig Process(params (string Name, string Value)[] variables) => new()
    {
        Name = "p",
        Command = "x",
        Environment = EquatableArray.Of(variables.Select(v => KeyValuePair.Create(v.Name, v.Value))),
    };
}
