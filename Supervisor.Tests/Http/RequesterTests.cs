using Supervisor.Node.Http;
using Supervisor.Tests.Rpc;

namespace Supervisor.Tests.Http;

/// <summary>Who asked, as the history of a process shows it.</summary>
public class RequesterTests
{
    private readonly FakeSupervisor _supervisor = new();
    private string? _seen;

    public RequesterTests() => _supervisor.Answer = _ =>
    {
        _seen = Requester.Current?.ToString();
        return Task.FromResult<Actors.Messages.CommandReply>(new Actors.Messages.CommandReply.Done());
    };

    [Fact]
    public async Task A_client_of_a_Unix_socket_is_known_by_its_process()
    {
        await using var servers = await RunningServers.Start(_supervisor);
        using var client = servers.Connect();
        await client.SendCall("supervisor.startProcess", "<param><value><string>a</string></value></param>");
        await client.Receive();
        Assert.Matches($@"^uid \d+ \(pid {Environment.ProcessId}\) through {servers.SocketPath}$", _seen);
    }

    [Fact]
    public async Task A_client_of_a_port_is_known_by_its_name_and_address()
    {
        await using var servers = await RunningServers.Start(_supervisor, username: "ann", password: "p");
        using var client = RawConnection.To(servers.EndPoints[0]);
        await client.SendCall(
            "supervisor.startProcess", "<param><value><string>a</string></value></param>", "Authorization: Basic YW5uOnA=\r\n");
        await client.Receive();
        Assert.Equal("user ann at 127.0.0.1", _seen);
    }

    [Fact]
    public void Outside_of_requests_there_is_nobody() => Assert.Null(Requester.Current);
}
