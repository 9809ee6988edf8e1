using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;

namespace Supervisor.Tests.Histories;

public class ConfigFingerprintTests
{
    private static readonly ProcessConfig Config = new() { Name = "p", Command = "cat" };

    [Fact]
    public void The_same_configuration_has_the_same_fingerprint() =>
        Assert.Equal(new ConfigFingerprint(Config), new ConfigFingerprint(Config with { ExitCodes = EquatableArray.Of(0) }));

    [Fact]
    public void Another_configuration_has_another()
    {
        ProcessConfig[] others =
        [
            Config,
            Config with { Command = "dog" },
            Config with { StartSecs = 5 },
            Config with { ExitCodes = EquatableArray.Of(0, 2) },
            Config with { Environment = EquatableArray.Of(KeyValuePair.Create("A", "1")) },
            Config with { Environment = EquatableArray.Of(KeyValuePair.Create("A", "2")) },
            Config with { Stdout = new(new LogTarget.File("/a")) },
            Config with { Stdout = new(new LogTarget.File("/b")) },
        ];
        Assert.Equal(others.Length, others.Select(c => new ConfigFingerprint(c)).Distinct().Count());
    }
}
