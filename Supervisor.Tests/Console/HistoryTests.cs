extern alias console;

using console::Supervisor.Cli.Terminal;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

public sealed class HistoryTests
{
    [Fact]
    public void Lines_survive_in_a_file_that_only_the_owner_may_read()
    {
        using var directory = new TempDir();
        var path = directory.File("history");
        var history = new History(path);
        history.Load();
        foreach (var line in (string[])["status", "status", "", "stop größer"]) history.Add(line);
        history.Save();
        Assert.Equal("status\nstop größer\n", File.ReadAllText(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        var again = new History(path);
        again.Load();
        Assert.Equal("stop größer", again[again.Count - 1]);
    }

    [Fact]
    public void A_file_that_cannot_be_used_is_no_error()
    {
        using var directory = new TempDir();
        foreach (var path in (string?[])[null, directory.Path, "/nonexistent/directory/file"])
        {
            var history = new History(path);
            history.Load();
            history.Add("x");
            history.Save();
            Assert.Equal(1, history.Count);
        }
    }
}
