using Supervisor.Node.Os.Users;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Users;

public sealed class SystemUserDatabaseTests
{
    private readonly SystemUserDatabase _users = new();

    [Fact]
    public void Root_is_found_by_name_and_by_number()
    {
        Assert.Equal(0, _users.FindUser("root")?.Uid);
        Assert.Equal(_users.FindUser("root"), _users.FindUser(0));
    }

    [Theory]
    [InlineData("nobody-at-all")]
    [InlineData("")]
    [InlineData("root\0")]
    public void Unknown_names_are_nobody(string name)
    {
        Assert.Null(_users.FindUser(name));
        Assert.Null(_users.FindGroup(name));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4_000_000_123)]
    [InlineData(long.MaxValue)]
    public void Unknown_numbers_are_nobody(long number)
    {
        Assert.Null(_users.FindUser(number));
        Assert.Null(_users.FindGroup(number));
    }

    [Fact]
    public void Every_line_of_the_passwd_file_is_found()
    {
        foreach (var fields in File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(f => f.Length == 7))
        {
            var user = _users.FindUser(fields[0]);
            Assert.Equal(
                (fields[0], fields[2], fields[3], fields[5]),
                (user?.Name, $"{user?.Uid}", $"{user?.Gid}", user?.Home));
        }
    }

    [Fact]
    public void The_groups_of_a_user_are_those_that_id_prints()
    {
        foreach (var name in File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]))
        {
            var groups = _users.GroupsOf(_users.FindUser(name)!);
            var printed = CommandRunner.Run("/usr/bin/id", "-G", name).Output.TrimEnd().Split(' ');
            Assert.Equal(printed[0], $"{groups[0]}");
            Assert.Equal(printed.Order(), groups.Select(g => $"{g}").Order());
        }
    }

    [Fact]
    public void The_current_user_is_the_one_that_id_prints() =>
        Assert.Equal(CommandRunner.Run("/usr/bin/id", "-ru").Output.Trim(), $"{_users.CurrentUid}");
}
