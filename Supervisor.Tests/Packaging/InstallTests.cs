using Supervisor.Tests.Architecture;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Packaging;

/// <summary>Where things go. The programs themselves are stood in for: to publish them takes long.</summary>
public sealed class InstallTests : IDisposable
{
    private const string Make = "/usr/bin/make";
    private const string DpkgDeb = "/usr/bin/dpkg-deb";

    private static readonly string[] Installed =
    [
        "etc/supervisor/supervisord.conf",
        "usr/bin/echo_supervisord_conf", "usr/bin/pidproxy", "usr/bin/supervisor_stdout", "usr/bin/supervisorctl", "usr/bin/supervisord",
        "usr/lib/systemd/system/supervisord.service",
        "usr/share/bash-completion/completions/supervisorctl", "usr/share/bash-completion/completions/supervisord",
        "usr/share/fish/vendor_completions.d/supervisorctl.fish", "usr/share/fish/vendor_completions.d/supervisord.fish",
        "usr/share/man/man1/echo_supervisord_conf.1", "usr/share/man/man1/pidproxy.1",
        "usr/share/man/man1/supervisor_stdout.1", "usr/share/man/man1/supervisorctl.1", "usr/share/man/man1/supervisord.1", "usr/share/man/man5/supervisord.conf.5",
        "usr/share/zsh/site-functions/_supervisorctl", "usr/share/zsh/site-functions/_supervisord",
    ];

    private readonly TempDir _directory = new();

    public InstallTests()
    {
        _directory.WriteScript("published/supervisord", "#!/bin/sh\n");
        _directory.WriteScript("published/supervisorctl", "#!/bin/sh\n");
    }

    public void Dispose() => _directory.Dispose();

    [ToolFact(Make)]
    public void Everything_has_its_place_below_the_prefix()
    {
        Run("install");

        Assert.Equal(Installed, Files());
        Assert.Equal("supervisorctl", new FileInfo(_directory.File("root/usr/bin/pidproxy")).LinkTarget);
        var unit = File.ReadAllText(_directory.File("root/usr/lib/systemd/system/supervisord.service"));
        Assert.Contains("\nExecStart=/usr/bin/supervisord -n -c /etc/supervisor/supervisord.conf\n", unit, StringComparison.Ordinal);
        Assert.DoesNotContain("@", unit, StringComparison.Ordinal);
    }

    [ToolFact(Make)]
    public void A_configuration_that_is_there_stays_and_outlives_the_programs()
    {
        var configuration = _directory.Write("root/etc/supervisor/supervisord.conf", "mine");

        Run("install");
        Run("install");
        Run("uninstall");

        Assert.Equal("mine", File.ReadAllText(configuration));
        Assert.Equal([configuration], Directory.GetFiles(_directory.File("root"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_configuration_that_is_installed_is_good()
    {
        _directory.Write("conf", SourceTree.Read("packaging/supervisord.conf").Replace("/var/log/supervisor", _directory.Path, StringComparison.Ordinal));

        var check = CommandRunner.Run(DaemonProgram.Ours.Path, "-c", _directory.File("conf"), "--check");

        Assert.True(check.ExitCode == 0, check.ToString());
    }

    [ToolFact(Make, DpkgDeb)]
    public void The_package_has_the_same_files_and_takes_Debians_place()
    {
        Ok(CommandRunner.Run(
            Path.Combine(SourceTree.Root, "packaging/deb/build"), _directory.File("published"), _directory.File("out"), "amd64"));
        var package = Assert.Single(Directory.GetFiles(_directory.File("out")));

        var fields = Ok(CommandRunner.Run(DpkgDeb, "--field", package)).Split('\n');
        Assert.Contains("Conflicts: supervisor", fields);
        Assert.Contains("Provides: supervisor", fields);
        Ok(CommandRunner.Run(DpkgDeb, "--extract", package, _directory.File("root")));
        Assert.Empty(Installed.Where(file => file.Contains("bin/", StringComparison.Ordinal)).Except(Files()));
        Assert.DoesNotContain("etc/supervisor/supervisord.conf", Files());
    }

    private void Run(string target) => Ok(CommandRunner.Run(
        Make, "-s", "-C", SourceTree.Root, target, "PREFIX=/usr", "DESTDIR=" + _directory.File("root"), "PUBLISHED=" + _directory.File("published")));

    private static string Ok(CommandResult result)
    {
        Assert.True(result.ExitCode == 0, result.ToString());
        return result.Output;
    }

    private IEnumerable<string> Files() => Directory.GetFiles(_directory.File("root"), "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(_directory.File("root"), path)).Order(StringComparer.Ordinal);
}
