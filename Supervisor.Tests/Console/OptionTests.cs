extern alias console;

using console::Supervisor.Cli.Options;

namespace Supervisor.Tests.Cli;

public sealed class OptionTests
{
    [Fact]
    public void Options_end_at_the_first_other_word()
    {
        var options = CommandLineOptions.Parse(["-iu", "me", "--pass=a=b", "--conf", "f", "-shttp://h", "status", "-h"]);
        Assert.Equal(("me", "a=b", "f", "http://h"), (options.UserName, options.Password, options.ConfigFile, options.ServerUrl));
        Assert.True(options.IsInteractive);
        Assert.False(options.WantsHelp);
        Assert.Equal(["status", "-h"], options.Words);
        Assert.Equal(["-x"], CommandLineOptions.Parse(["--", "-x"]).Words);
        Assert.Equal(["-"], CommandLineOptions.Parse(["-"]).Words);
    }

    [Theory]
    [InlineData("option -Z not recognized", "-Z")]
    [InlineData("option -Z not recognized", "-h", "-iZ")]
    [InlineData("option --foo not recognized", "--foo=1")]
    [InlineData("option -c requires argument", "-ic")]
    [InlineData("option --configuration requires argument", "--conf")]
    [InlineData("option --help must not have an argument", "--he=1")]
    [InlineData("conflicting command line option '--interactive'", "-i", "--inter")]
    [InlineData("conflicting command line option '-u'", "-u", "a", "-u", "b")]
    [InlineData("invalid value for -s 'foo': value 'foo' is not a URL", "-s", "foo")]
    [InlineData("invalid value for --serverurl \"it's\": value \"it's\" is not a URL", "--serverurl", "it's")]
    public void Mistakes_are_named(string message, params string[] arguments) =>
        Assert.Equal(message, Assert.Throws<UsageException>(() => CommandLineOptions.Parse(arguments)).Message);

    [Fact]
    public void An_ambiguous_prefix_is_no_option()
    {
        var rules = new GetOpt([new('a', "logfile", true), new('b', "loglevel", true), new('c', "log")]);
        Assert.Equal("option --logx not recognized",
            Assert.Throws<UsageException>(() => rules.Parse(["--logx"])).Message);
        Assert.Equal("option --lo not a unique prefix", Assert.Throws<UsageException>(() => rules.Parse(["--lo"])).Message);
        Assert.Equal("--log", rules.Parse(["--log"]).Options[^1].Spelling);
    }

    [Theory]
    [InlineData("http://h:1", true)]
    [InlineData("unix:///x", true)]
    [InlineData("a:b", true)]
    [InlineData("foo", false)]
    [InlineData("foo:", false)]
    [InlineData("http://", false)]
    [InlineData("http://?x", false)]
    [InlineData("//host", false)]
    [InlineData("1:2", false)]
    public void A_URL_has_a_scheme_and_something_behind_it(string text, bool isUrl) => Assert.Equal(isUrl, UrlText.IsUrl(text));

    [Fact]
    public void Files_are_looked_for_beside_the_program_first()
    {
        Assert.Equal(["/opt/x/etc/supervisord.conf", "/opt/x/supervisord.conf", "supervisord.conf", "etc/supervisord.conf",
            "/etc/supervisord.conf", "/etc/supervisor/supervisord.conf"], ConfigSearch.Paths("/opt/x/bin/supervisorctl"));
        Assert.Equal("etc/supervisord.conf", ConfigSearch.Paths("supervisorctl")[0]);
        Assert.Equal("/etc/supervisord.conf", ConfigSearch.Paths("/bin/supervisorctl")[0]);
    }
}
