using System.Net.Sockets;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

/// <summary>A pool of php-cgi processes on one socket behind nginx, both under our daemon.</summary>
[Trait("speed", "slow")]
public class FastCgiServerTests
{
    private const int Pool = 3;

    private static string Programs(TempDir directory)
    {
        directory.Write("pid.php", "<?php usleep((int)$_GET['us']); echo getmypid();");
        directory.Write("nginx.conf", $$"""
            daemon off; master_process off; pid {{directory}}/nginx.pid;
            events { worker_connections 256; }
            http {
              access_log off;
              client_body_temp_path {{directory}}/body; fastcgi_temp_path {{directory}}/fastcgi; proxy_temp_path {{directory}}/proxy;
              uwsgi_temp_path {{directory}}/uwsgi; scgi_temp_path {{directory}}/scgi;
              server {
                listen unix:{{directory}}/web.sock;
                location / {
                  fastcgi_pass unix:{{directory}}/php.sock;
                  fastcgi_param SCRIPT_FILENAME {{directory}}/pid.php;
                  fastcgi_param QUERY_STRING $query_string;
                  fastcgi_param REQUEST_METHOD $request_method;
                  fastcgi_param REDIRECT_STATUS 200;
                }
              }
            }
            """);
        return $"""
            [fcgi-program:php]
            command={FastCgiServerFactAttribute.Php}
            socket=unix://%(here)s/%(program_name)s.sock
            process_name=%(program_name)s_%(process_num)d
            numprocs={Pool}
            autorestart=true
            [program:nginx]
            command={FastCgiServerFactAttribute.Nginx} -p {directory} -e {directory}/error.log -c {directory}/nginx.conf
            """;
    }

    [FastCgiServerFact]
    public async Task A_pool_serves_requests_and_a_killed_member_costs_at_most_the_one_it_had_in_hand()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, Programs);
        string[] members = [.. Enumerable.Range(0, Pool).Select(n => $"php:php_{n}")];
        foreach (var name in (string[])[.. members, "nginx"]) await daemon.UntilState(name, "RUNNING");
        await daemon.Until(() => File.Exists(daemon.Directory.File("web.sock")), "nginx listens");
        using var web = Client(daemon.Directory.File("web.sock"));

        Assert.Equal(await Pids(daemon, members), await UntilServedBy(web, Pool));

        var victim = await daemon.PidOf(members[1]);
        var requests = Enumerable.Range(0, 60).Select(_ => Ask(web)).ToList();
        Assert.True(SignalByPid.Send(victim, SignalByPid.Kill));
        var lost = (await Task.WhenAll(requests)).Count(answer => answer is null);
        Assert.InRange(lost, 0, 1);

        await daemon.UntilLogged("exited: php_1 (terminated by SIGKILL; not expected)");
        await daemon.UntilState(members[1], "RUNNING");
        Assert.Equal(await Pids(daemon, members), await UntilServedBy(web, Pool));
        Assert.DoesNotContain("Closing socket unix", AfterSpawns(daemon.Log), StringComparison.Ordinal);
    }

    private static async Task<int[]> Pids(DaemonUnderTest daemon, string[] members) =>
        [.. (await Task.WhenAll(members.Select(daemon.PidOf))).Order()];

    /// <summary>Rounds of requests, none of which may be lost, until so many processes have answered.</summary>
    private static async Task<int[]> UntilServedBy(HttpClient web, int processes)
    {
        var seen = new SortedSet<int>();
        await Eventually.True(async () =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 2 * Pool).Select(_ => Ask(web)));
            Assert.DoesNotContain(null, answers);
            seen.UnionWith(answers.Select(pid => pid!.Value));
            return seen.Count >= processes;
        });
        return [.. seen];
    }

    /// <summary>The pid of who answered; null when nobody did.</summary>
    private static async Task<int?> Ask(HttpClient web)
    {
        using var answer = await web.GetAsync(new Uri("http://localhost/?us=20000"));
        return answer.IsSuccessStatusCode ? int.Parse(await answer.Content.ReadAsStringAsync(), null) : null;
    }

    private static HttpClient Client(string path) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancel) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { Timeout = Watchdog.Default };

    private static string AfterSpawns(string log) => log[log.IndexOf("spawned: 'php_0'", StringComparison.Ordinal)..];
}
