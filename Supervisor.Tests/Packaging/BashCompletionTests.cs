using Supervisor.Tests.Architecture;
using Supervisor.Tests.Cli;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Packaging;

/// <summary>What bash offers behind a line, asked of bash itself.</summary>
[Trait("speed", "slow")]
public sealed class BashCompletionTests : IAsyncLifetime
{
    private const string Script = """
        . "$1/supervisorctl.bash"
        . "$1/supervisord.bash"
        COMP_WORDBREAKS=$' \t\n"\'><=;|&(:'
        COMP_LINE=$2 COMP_POINT=${#2}
        read -ra COMP_WORDS <<<"$2"
        [[ $2 == *' ' ]] && COMP_WORDS+=('')
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        "_$3"
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    private DaemonUnderTest _daemon = null!;

    public async Task InitializeAsync() => _daemon = await DaemonUnderTest.Start(
        DaemonProgram.Ours,
        _ => "[program:cat]\ncommand=/bin/cat\n[program:web]\ncommand=/bin/cat\nnumprocs=2\nprocess_name=w_%(process_num)d\nautostart=false");

    public async Task DisposeAsync() => await _daemon.DisposeAsync();

    [BashTheory]
    [InlineData("stat", "status")]
    [InlineData("re", "reload remove reread restart")]
    [InlineData("--js", "--json")]
    [InlineData("-c CONF start ", "all cat web:* web:w_0 web:w_1")]
    [InlineData("-c CONF stop web", "web:* web:w_0 web:w_1")]
    [InlineData("-c CONF restart cat web:w", "w_0 w_1")]
    [InlineData("-cCONF fg ", "cat web:w_0 web:w_1")]
    [InlineData("--configuration=CONF tail -f c", "cat")]
    [InlineData("-c CONF tail -f cat ", "stdout stderr")]
    [InlineData("-c CONF signal U", "USR1 USR2")]
    [InlineData("-c CONF signal USR1 c", "cat")]
    [InlineData("-c CONF update ", "all cat web")]
    [InlineData("-s unix:///nowhere start ", "all")]
    [InlineData("-u ", "")]
    [InlineData("cluster me", "members")]
    public async Task The_console_is_completed(string line, string offers) => await Offers(
        offers, $"{Client.OursPath} {line.Replace("CONF", _daemon.ConfigFile, StringComparison.Ordinal)}", "supervisorctl");

    [BashTheory]
    [InlineData("--ch", "--childlogdir --check --check=json")]
    [InlineData("-e w", "warn")]
    [InlineData("-y ", "")]
    public async Task The_daemon_is_completed(string line, string offers) => await Offers(offers, "supervisord " + line, "supervisord");

    private static async Task Offers(string offers, string line, string program)
    {
        var scripts = Path.Combine(SourceTree.Root, "packaging/completion");
        var result = await CommandRunner.RunAsync(
            BashTheoryAttribute.Bash, ["--norc", "-c", Script, "bash", scripts, line, program], new Dictionary<string, string?> { ["LC_ALL"] = "C", ["SUPERVISORCTL_PATIENCE"] = "60" });
        Assert.Equal("", result.Error);
        Assert.Equal(offers, string.Join(' ', result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }
}
