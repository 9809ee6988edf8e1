using System.Text.Json;
using System.Text.RegularExpressions;
using Supervisor.Tests.Cli;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Clients;

/// <summary>
/// Ansible's module community.general.supervisorctl, which reads the words and exit statuses of a supervisorctl: the reference's and ours at
/// our daemon do what the reference's does at its own.
/// </summary>
[Trait("speed", "slow")]
public sealed partial class AnsibleTests
{
    private static readonly string[] Tasks =
    [
        """ "name":"cat","state":"restarted" """,
        """ "name":"cat","state":"started" """,
        """ "name":"cat","state":"signalled","signal":"CONT" """,
        """ "name":"cat","state":"signalled","signal":"BOGUS" """,
        """ "name":"cat","state":"absent" """,
        """ "name":"cat","state":"stopped","_ansible_check_mode":true """,
        """ "name":"cat","state":"stopped" """,
        """ "name":"cat","state":"stopped" """,
        """ "name":"cat","state":"signalled","signal":"CONT" """,
        """ "name":"cat","state":"absent" """,
        """ "name":"cat","state":"absent" """,
        """ "name":"cat","state":"present" """,
        """ "name":"cat","state":"present" """,
        """ "name":"nope","state":"present" """,
        """ "name":"nope","state":"started" """,
        """ "name":"nope","state":"restarted" """,
        """ "name":"missing","state":"started" """,
        """ "name":"broken","state":"started" """,
        """ "name":"app:","state":"started" """,
        """ "name":"app:","state":"restarted" """,
        """ "name":"app:front","state":"restarted" """,
        """ "name":"app:","state":"stopped" """,
    ];

    [ClientFact(ClientTool.AnsibleModuleTool)]
    public Task The_references_client_at_our_daemon() => Same(Reference.Client);

    [ClientFact(ClientTool.AnsibleModuleTool)]
    public Task Our_client_at_our_daemon() => Same(Client.OursPath);

    private static async Task Same(string client)
    {
        await using var pair = await Servers.Start();
        var stock = Play(Reference.Client, pair.Stock);
        var ours = Play(client, pair.Ours);
        Assert.Equal(await stock, await ours);
    }

    private static async Task<List<string>> Play(string client, DaemonUnderTest daemon)
    {
        var results = new List<string>();
        foreach (var task in Tasks) results.Add(await Run(task, client, daemon));
        return results;
    }

    private static async Task<string> Run(string task, string client, DaemonUnderTest daemon)
    {
        var arguments = $$"""{"ANSIBLE_MODULE_ARGS":{ {{task}},"config":"{{daemon.ConfigFile}}","supervisorctl_path":"{{client}}"} }""";
        var environment = new Dictionary<string, string?> { ["PYTHONPATH"] = ClientTool.AnsiblePackages, ["PYTHONDONTWRITEBYTECODE"] = "1" };
        var result = await CommandRunner.RunAsync(Reference.Python, ["-W", "ignore", ClientTool.AnsibleModule], environment, arguments);
        Assert.True(result.Output.Length > 0, result.ToString());
        using var answer = JsonDocument.Parse(result.Output);
        var members = answer.RootElement.EnumerateObject().Where(member => member.Name is not "invocation" and not "cmd");
        var text = string.Join(", ", members.Select(member => $"{member.Name}={member.Value}")).Replace(daemon.Directory.Path, "DIR");
        return $"{task}: exit {result.ExitCode}, {Pid().Replace(text, "pid N")}";
    }

    [GeneratedRegex(@"pid \d+")]
    private static partial Regex Pid();
}
