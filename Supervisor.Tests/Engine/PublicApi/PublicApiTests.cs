using System.Reflection;

namespace Supervisor.Tests.Engine.PublicApi;

public class PublicApiTests
{
    [Fact]
    public void The_embedded_engine_shows_nothing_that_Akka_NET_does_not() =>
        AssertNone(ApiComparison.DifferencesOf(typeof(Akka.Configuration.Config).Assembly, ApiList.Engine));

    [Fact]
    public void Its_test_kit_shows_nothing_that_Akka_NETs_does_not() =>
        AssertNone(ApiComparison.DifferencesOf(Assembly.Load("Akka.Embedded.TestKit"), ApiList.TestKit));

    private static void AssertNone(IEnumerable<string> differences) => Assert.Equal("", string.Join('\n', differences));
}
