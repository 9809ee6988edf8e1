using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration;
using Supervisor.Node.Configuration.Sections;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Configuration;

public sealed class ConfigReaderTests : IDisposable
{
    private readonly TempDir _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Every_mistake_is_reported_with_its_place_and_the_first_as_the_reference_would()
    {
        var failed = ReadSupport.ReadFailed(_directory, """
            [supervisord]
            loglevel=loud
            [program:a]
            command=x
            startsecs=soon
            autostart=maybe
            [unix_http_server]
            """);
        var file = _directory.File("supervisord.conf");
        Assert.Equal(
            [
                $"{file}:2: bad logging level name 'loud'",
                $"{file}:6: not a valid boolean value: 'maybe' in section 'program:a' (file: '{file}')",
                $"{file}:5: invalid literal for int() with base 10: 'soon' in section 'program:a' (file: '{file}')",
                $"{file}:7: section [unix_http_server] has no file value",
            ],
            failed.Problems.Select(p => p.ToString()));
        Assert.StartsWith("Error: bad logging level name 'loud'\nFor help, use sd -h\n" + file, failed.Report("sd"));
    }

    [Fact]
    public void A_mistake_in_one_of_many_processes_is_reported_once()
    {
        var failed = ReadSupport.ReadFailed(_directory,
            "[supervisord]\n[program:a]\ncommand=%(nope)s\nnumprocs=50\nprocess_name=%(process_num)d\n");
        Assert.Single(failed.Problems);
    }

    [Fact]
    public void A_priority_that_is_read_for_the_group_and_for_the_process_is_reported_once() =>
        Assert.Single(ReadSupport.ReadFailed(_directory, "[supervisord]\n[program:a]\ncommand=x\npriority=high\n").Problems);

    [Fact]
    public void Reading_again_sees_the_changed_file_and_the_old_environment()
    {
        var request = new ConfigRequest(
            _directory.Write("x.conf", "[supervisord]\nenvironment=A=1\n[program:a]\ncommand=%(ENV_A)s\n"),
            "supervisord", new(), ReadSupport.Around(_directory));
        Assert.IsType<ConfigResult.Ok>(ConfigReader.Read(request));
        _directory.Write("x.conf", "[supervisord]\n[program:a]\ncommand=%(ENV_A)s\n");
        var failed = Assert.IsType<ConfigResult.Failed>(ConfigReader.Read(request));
        Assert.StartsWith("Format string '%(ENV_A)s' for 'program:a.command' contains names ('ENV_A')", failed.Text);
    }

    [Fact]
    public void Two_readings_of_one_file_are_equal()
    {
        const string Text = "[supervisord]\n[program:a]\ncommand=x\nenvironment=B=2,A=1\nexitcodes=2,0\n"
            + "[eventlistener:e]\ncommand=x\nevents=TICK_5\n";
        Assert.Equal(ReadSupport.Config(_directory, Text), ReadSupport.Config(_directory, Text));
    }

    [Fact]
    public void The_order_of_variables_and_exit_codes_makes_no_difference() => Assert.Equal(
        ReadSupport.Config(_directory, "[supervisord]\n[program:a]\ncommand=x\nenvironment=B=2,A=1\nexitcodes=2,0\n"),
        ReadSupport.Config(_directory, "[supervisord]\n[program:a]\ncommand=x\nenvironment=A=1,B=2\nexitcodes=0,2\n"));

    [Fact]
    public void The_command_line_wins_over_the_file()
    {
        const string Text = "[supervisord]\nnodaemon=false\nloglevel=warn\nlogfile=f.log\nidentifier=f\n";
        var result = ReadSupport.Read(_directory, Text, new()
        {
            NoDaemon = true,
            LogLevel = LogLevel.Trace,
            Logfile = "cl.log",
            Identifier = "cl",
        });
        var daemon = Assert.IsType<ConfigResult.Ok>(result).Config.Daemon;
        Assert.Equal((true, LogLevel.Trace, _directory.File("cl.log"), "cl"),
            (daemon.NoDaemon, daemon.LogLevel, daemon.Logfile, daemon.Identifier));
    }

    [Fact]
    public void A_second_group_of_one_name_is_dropped_with_a_warning()
    {
        var config = ReadSupport.Config(_directory,
            "[supervisord]\n[group:a]\nprograms=b\npriority=1\n[program:a]\ncommand=x\n[program:b]\ncommand=y\n");
        Assert.Equal(1, Assert.Single(config.Groups).Priority);
        Assert.Equal(
            new ConfigMessage(
                LogLevel.Warn, "Group 'a' is defined more than once: the definition with priority 999 is ignored"),
            Assert.Single(config.Messages));
    }

    [Fact]
    public void Of_two_processes_with_one_name_the_later_is_kept()
    {
        var config = ReadSupport.Config(_directory,
            "[supervisord]\n[group:g]\nprograms=a,b\n[program:a]\ncommand=1\nprocess_name=p\n"
            + "[program:b]\ncommand=2\nprocess_name=p\n");
        Assert.Equal("2", Assert.Single(Assert.Single(config.Groups).Processes).Command);
        Assert.Single(config.Messages);
    }

    [Fact]
    public void A_number_of_processes_beyond_all_reason_is_refused_in_clear_words()
    {
        var failed = ReadSupport.ReadFailed(_directory,
            "[supervisord]\n[program:a]\ncommand=x\nnumprocs=2000000000\nprocess_name=%(process_num)d\n");
        Assert.StartsWith(
            $"numprocs 2000000000 is more than the {ProgramSection.MaxProcesses} processes that one section may have in",
            failed.Text);
    }

    [Fact]
    public void A_file_beyond_all_reason_is_refused()
    {
        var path = _directory.File("huge.conf");
        using (var file = File.Create(path)) file.SetLength(ConfigFile.MaxBytes + 1L);
        var result = ConfigReader.Read(new(path, "supervisord", new(), ReadSupport.Around(_directory)));
        Assert.Equal(
            $"config file {path} is larger than {ConfigFile.MaxBytes} bytes",
            Assert.IsType<ConfigResult.Failed>(result).Text);
    }

    [Fact]
    public void Wide_fields_do_not_fill_the_memory()
    {
        var failed = ReadSupport.ReadFailed(_directory, "[supervisord]\n[program:a]\ncommand=%(program_name)999999999s\n");
        Assert.Contains("is badly formatted: width too big", failed.Text);
        var many = string.Concat(Enumerable.Repeat("%(program_name)60000s", 100));
        failed = ReadSupport.ReadFailed(_directory, $"[supervisord]\n[program:a]\ncommand={many}\n");
        Assert.Contains("is badly formatted: the result is longer than", failed.Text);
    }

    [Fact]
    public void Unreadable_included_files_are_passed_over_and_remarked_on()
    {
        Directory.CreateDirectory(_directory.File("d/sub.conf"));
        File.CreateSymbolicLink(_directory.File("d/dangling.conf"), "/nowhere");
        var ok = ReadSupport.ReadOk(_directory, "[supervisord]\n[include]\nfiles=d/*.conf\n");
        Assert.Equal(2, ok.Config.Messages.Count);
        Assert.Equal(2, ok.Remarks.Count(r => r.Text.EndsWith("is included but cannot be read", StringComparison.Ordinal)));
    }

    [Fact]
    public void Parent_steps_in_an_include_follow_symbolic_links()
    {
        _directory.Write("real/deep/root.conf", "[supervisord]\n[include]\nfiles=../extra.conf\n");
        _directory.Write("real/extra.conf", "[program:a]\ncommand=x\n");
        File.CreateSymbolicLink(_directory.File("link"), _directory.File("real/deep"));
        var result = ConfigReader.Read(new("link/root.conf", "supervisord", new(), ReadSupport.Around(_directory)));
        Assert.Single(Assert.IsType<ConfigResult.Ok>(result).Config.Groups);
    }

    [Fact]
    public void Without_a_path_the_places_around_the_program_and_the_working_directory_are_searched()
    {
        _directory.Write("prefix/etc/supervisord.conf", "[supervisord]\nidentifier=prefix\n");
        var program = _directory.File("prefix/bin/supervisord");
        var found = ConfigReader.Read(new(null, program, new(), ReadSupport.Around(_directory)));
        Assert.Equal("prefix", Assert.IsType<ConfigResult.Ok>(found).Config.Daemon.Identifier);
        _directory.Write("supervisord.conf", "[supervisord]\nidentifier=here\n");
        var local = ConfigReader.Read(new(null, "supervisord", new(), ReadSupport.Around(_directory)));
        Assert.Equal("here", Assert.IsType<ConfigResult.Ok>(local).Config.Daemon.Identifier);
    }

    [Fact]
    public void The_search_tries_the_places_of_the_reference_in_its_order() => Assert.Equal(
        ["/usr/etc/supervisord.conf", "/usr/supervisord.conf", "supervisord.conf", "etc/supervisord.conf",
            "/etc/supervisord.conf", "/etc/supervisor/supervisord.conf"],
        ConfigLocator.SearchPaths("/usr/bin/supervisord"));
}
