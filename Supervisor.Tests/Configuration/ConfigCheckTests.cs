using System.Text.Json.Nodes;
using Supervisor.Node.Configuration.Checking;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Configuration;

public sealed class ConfigCheckTests : IDisposable
{
    private const string Good = "[supervisord]\n[program:a]\ncommand=x\nnumprocs=2\nprocess_name=%(process_num)d\n"
        + "[unix_http_server]\nfile=s.sock\n";

    private readonly TempDir _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_good_file_is_summed_up()
    {
        var exit = Check(Good);
        Assert.Equal((0, $"{_directory.File("supervisord.conf")}: OK, 1 group, 2 processes, 1 server\n", ""),
            (exit.Status, exit.Output, exit.Error));
    }

    [Fact]
    public void A_bad_file_gives_the_two_lines_of_the_reference_and_then_every_place()
    {
        var exit = Check("[supervisord]\n[program:a]\n[program:b]\n");
        var file = _directory.File("supervisord.conf");
        const string What = "program section program:{0} does not specify a command in section 'program:{0}' (file: '{1}')";
        string Text(string name) => string.Format(System.Globalization.CultureInfo.InvariantCulture, What, name, file);
        Assert.Equal(2, exit.Status);
        Assert.Equal("", exit.Output);
        Assert.Equal($"Error: {Text("a")}\nFor help, use supervisord -h\n{file}:2: {Text("a")}\n{file}:3: {Text("b")}\n", exit.Error);
    }

    [Fact]
    public void Json_has_one_object_per_process_and_null_for_what_is_absent()
    {
        var root = JsonNode.Parse(Check(Good, json: true).Output)!;
        var process = Assert.IsType<JsonObject>(root["processes"]![1]);
        Assert.Equal("1", (string?)process["name"]);
        Assert.Equal("unexpected", (string?)process["autorestart"]);
        Assert.Equal("auto", (string?)process["stdout_logfile"]);
        Assert.True(process.ContainsKey("uid") && process["uid"] is null);
        Assert.Equal(448, (int)root["servers"]![0]!["chmod"]!);
        Assert.Equal("supervisor", (string?)root["supervisord"]!["identifier"]);
    }

    [Theory]
    [InlineData("[program:b]\ncommand=x\nautostrat=no\n", 10, "unknown key 'autostrat' in [program:b]")]
    [InlineData("[ program:b ]\ncommand=x\n", 8, "unknown section [ program:b ]")]
    [InlineData("[program:b]\ncommand=x\n  autostart=no\n", 10, "'autostart' is indented and continues the value of 'command'")]
    [InlineData("[program:b]\ncommand=sh -c \"a ; b\"\n", 9, "a comment begins inside quotes and cuts them")]
    [InlineData("[program:b]\ncommand=x\nenvironment=A=$HOME\n", 10,
        "'$' in environment stands outside quotes: nothing is expanded there, and the value ends behind it; in quotes it is a plain character")]
    [InlineData("[inet_http_server]\nport=*:9001\n", 8,
        "[inet_http_server] lets every host that reaches it control the processes: there is no password")]
    [InlineData("[unix_http_server:x]\nfile=x\nchmod=0777\n", 8,
        "[unix_http_server:x] lets every user control the processes: chmod is 777 and there is no password")]
    public void What_a_file_says_without_meaning_it_is_a_warning_with_its_place(string lines, int line, string warning)
    {
        var exit = Check(Good + lines);
        Assert.Equal(0, exit.Status);
        Assert.Equal($"{_directory.File("supervisord.conf")}:{line}: warning: {warning}\n", exit.Error);
    }

    [Fact]
    public void A_dollar_sign_outside_of_quotes_that_makes_an_error_is_named_beside_it()
    {
        var file = _directory.File("supervisord.conf");
        var exit = Check(Good + "[program:b]\ncommand=x\nenvironment=A=$HOME,B=1\n");
        Assert.Equal(2, exit.Status);
        Assert.StartsWith("Error: Unexpected end of key/value pairs in value 'A=$HOME,B=1' in section 'program:b'", exit.Error, StringComparison.Ordinal);
        Assert.EndsWith($"{file}:10: '$' in environment stands outside quotes: nothing is expanded there, and the value ends behind it; in quotes it is a plain character\n", exit.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Repeated_sections_and_keys_are_remarked_on_where_they_repeat()
    {
        var file = _directory.File("supervisord.conf");
        var exit = Check(Good + "[program:a]\ncommand=y\n");
        Assert.Equal($"{file}:8: warning: section [program:a] was opened before, at {file}:2\n"
            + $"{file}:9: warning: 'command' in [program:a] replaces the value at {file}:3\n", exit.Error);
    }

    [Theory]
    [InlineData("[inet_http_server]\nport=127.0.0.1:9001\n")]
    [InlineData("[inet_http_server]\nport=9001\nusername=u\npassword=p\n")]
    [InlineData("[program:b]\ncommand=echo \"a;b\" ; a comment with \"quotes\"\n")]
    [InlineData("[program:b]\ncommand=x\nenvironment=A=\"$HOME\",B=\"~/x\"\n")]
    [InlineData("[cluster]\nconfig=/dev/null\n")]
    [InlineData("[supervisorctl]\nserverurl=unix:///x\n")]
    public void What_is_meant_is_not_warned_about(string lines) => Assert.Equal("", Check(Good + lines).Error);

    private Node.CommandLine.ProgramExit Check(string text, bool json = false) => ConfigCheck.Run(
        new(_directory.Write("supervisord.conf", text), "supervisord", new(), ReadSupport.Around(_directory)), json);
}
