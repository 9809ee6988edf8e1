using System.Collections.Immutable;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Os.Daemon;

namespace Supervisor.Tests.Os.Daemon;

/// <summary>What needs no change of user; the change itself is tested on the running daemon.</summary>
public class PrivilegesTests
{
    [Fact]
    public void Root_without_a_user_is_warned()
    {
        var message = Assert.Single(Done(null, currentUid: 0));

        Assert.Equal(LogLevel.Critical, message.Level);
        Assert.Equal(
            "Supervisor is running as root.  Privileges were not dropped because no user is specified in the config file.  "
                + "If you intend to run as root, you can set user=root in the config file to avoid this message.",
            message.Text);
    }

    [Fact]
    public void Anyone_else_without_a_user_is_left_alone() => Assert.Empty(Done(null, currentUid: 1000));

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public void Who_is_that_user_already_succeeds(int uid) =>
        Assert.Equal(new(LogLevel.Info, $"Set uid to user {uid} succeeded"), Assert.Single(Done(uid, currentUid: uid)));

    [Fact]
    public void Only_root_becomes_someone_else() =>
        Assert.Equal(new StartStep.Failed("Can't drop privilege as nonroot user"), Privileges.Become(0, new FakeUsers(1000)));

    [Theory]
    [InlineData(0)]
    [InlineData(77)]
    public void A_user_that_is_not_in_the_database_fails(int currentUid) =>
        Assert.Equal(new StartStep.Failed("Can't find uid 77"), Privileges.Become(77, new FakeUsers(currentUid)));

    private static ImmutableArray<ConfigMessage> Done(int? uid, int currentUid) =>
        Assert.IsType<StartStep.Done>(Privileges.Become(uid, new FakeUsers(currentUid))).Messages;
}
