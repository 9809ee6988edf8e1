extern alias console;

using console::Supervisor.Cli.Options;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

public sealed class ClientSettingsTests : IDisposable
{
    private readonly TempDir _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_section_is_read_with_its_expansions()
    {
        var settings = Read("""
            [supervisorctl]
            serverurl = unix://%(here)s/run/../x.sock ; a comment
            username=me
            password=50%%;c#1
            prompt=%(ENV_PATH)s
            history_file=%(here)s/history
            """);
        Assert.Equal($"unix://{_directory}/x.sock", settings.ServerUrl);
        Assert.Equal(("me", "50%;c#1"), (settings.UserName, settings.Password));
        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), settings.Prompt);
        Assert.Equal($"{_directory}/history", settings.HistoryFile);
    }

    [Fact]
    public void An_empty_section_means_the_defaults()
    {
        var settings = Read("[supervisorctl]\n");
        Assert.Equal(("http://localhost:9001", "supervisor"), (settings.ServerUrl, settings.Prompt));
        Assert.Null(settings.UserName ?? settings.Password ?? settings.HistoryFile);
    }

    [Theory]
    [InlineData("supervisorwildcards.controllerplugin:make_wildcards_controllerplugin")]
    [InlineData("supervisor_cache.controllerplugin:make_cache_controllerplugin")]
    public void A_plugin_that_is_built_in_needs_no_warning(string factory) =>
        Assert.Empty(Read($"[supervisorctl]\n[ctlplugin:x]\nsupervisor.ctl_factory={factory}\n").Warnings);

    [Fact]
    public void A_plugin_section_is_ignored_with_a_warning() => Assert.Contains("[ctlplugin:x] is ignored",
        Assert.Single(Read("[supervisorctl]\n[ctlplugin:x]\nsupervisor.ctl_factory=a:b\n").Warnings));

    [Theory]
    [InlineData("[supervisord]\n", ".ini file does not include supervisorctl section")]
    [InlineData("[supervisorctl]\nprompt=50%\n", "Format string '50%' for 'supervisorctl.prompt' is badly formatted: incomplete format")]
    [InlineData("x\n", "File contains no section headers.\nfile: 'FILE', line: 1\n'x\\n'")]
    public void A_bad_file_is_refused(string text, string message) => Assert.Equal(
        message.Replace("FILE", _directory.File("c.conf")), Assert.Throws<UsageException>(() => Read(text)).Message);

    [Fact]
    public void A_name_that_is_not_allowed_there_is_refused() => Assert.StartsWith(
        "Format string '%(here)s' for 'supervisorctl.username' contains names ('here') which cannot be expanded. Available names: ",
        Assert.Throws<UsageException>(() => Read("[supervisorctl]\nusername=%(here)s\n")).Message);

    [Fact]
    public void A_file_that_is_not_there_is_refused() => Assert.Equal("could not find config file /nonexistent/file",
        Assert.Throws<UsageException>(() => ClientSettingsReader.Read("/nonexistent/file")).Message);

    private ClientSettings Read(string text) => ClientSettingsReader.Read(_directory.Write("c.conf", text));
}
