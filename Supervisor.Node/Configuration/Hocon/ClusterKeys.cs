using System.Globalization;
using Akka.Configuration;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration.Sections;

namespace Supervisor.Node.Configuration.Hocon;

/// <summary>The keys of a cluster's HOCON file that the daemon acts on; mistakes are collected.</summary>
internal sealed class ClusterKeys(ReadContext context, Config hocon, HoconPlaces places, string folder)
{
    public const int DefaultPort = 4053;
    public const string SeedVariable = "SUPERVISOR_SEEDS";

    private const string Tcp = "akka.remote.dot-netty.tcp.";
    private const string Own = "supervisor.cluster.";
    private const string EveryAddress = "0.0.0.0";
    private const int HighestPort = 65535;

    private static readonly string[] OwnKeys = ["secret", "secret-file", "seed-dns"];

    public ClusterConfig Read(EquatableArray<HoconFile> files)
    {
        var secret = new SecretText(context, places).Read(Text(Own + "secret"), Text(Own + "secret-file"), folder);
        var host = Text(Tcp + "hostname") ?? (secret is null ? "127.0.0.1" : EveryAddress);
        var isEverywhere = Hosts.IsEverywhere(host);
        var config = new ClusterConfig
        {
            NodeName = "",
            Files = files,
            Host = isEverywhere && !host.Contains(':', StringComparison.Ordinal) ? EveryAddress : host,
            PublicHost = (Text(Tcp + "public-hostname") ?? (isEverywhere ? null : host))?.ToLowerInvariant(),
            Port = Port(),
            Secret = secret,
            Seeds = EquatableArray.Of(Seeds()),
            SeedName = Text(Own + "seed-dns") is { } name ? Seed(name, Own + "seed-dns") : null,
        };
        if (secret is null) RequireLoopback(config);
        WarnOfUnknownKeys(new EngineKeys(hocon, Fail).Check());
        return config;
    }

    private string? Text(string key) => hocon.GetString(key, null) is { Length: > 0 } text ? text.Trim() : null;

    private int Port()
    {
        if (Text(Tcp + "port") is not { } text) return DefaultPort;
        if (!int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var port) || port is < 0 or > HighestPort)
            Fail(Tcp + "port", $"'{text}' is not a number between 0 and {HighestPort}");
        return port;
    }

    private IEnumerable<SeedAddress> Seeds()
    {
        const string Key = "akka.cluster.seed-nodes";
        var listed = hocon.GetStringList(Key, []).Select(text => Seed(text, Key));
        var variable = context.Surroundings.Environment.GetValueOrDefault(SeedVariable) ?? "";
        var words = variable.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return listed.Concat(words.Select(text => Seed(text, SeedVariable))).OfType<SeedAddress>().Distinct();
    }

    private SeedAddress? Seed(string text, string where)
    {
        var seed = SeedText.Parse(text, DefaultPort);
        if (seed.Error is null) return seed.Value;
        Fail(where, seed.Error);
        return null;
    }

    // Whoever can connect could start and stop everything.
    private void RequireLoopback(ClusterConfig config)
    {
        string?[] hosts = [config.Host, config.PublicHost];
        if (hosts.OfType<string>().FirstOrDefault(h => !Hosts.IsLoopback(h)) is not { } open) return;
        Fail(Tcp + "hostname", $"{open} can be reached from other hosts, and there is no secret: set {Own}secret-file (the same on "
            + "all nodes), or use a loopback address such as 127.0.0.1");
    }

    private void WarnOfUnknownKeys(IEnumerable<string> ofEngine)
    {
        foreach (var (key, _) in hocon.GetConfig(Own.TrimEnd('.'))?.AsEnumerable() ?? [])
        {
            if (!OwnKeys.Contains(key)) context.Warn($"{places.Of(Own + key)}: unknown key '{Own}{key}': there are {string.Join(", ", OwnKeys)}");
        }

        foreach (var key in ofEngine) context.Warn($"{places.Of(key)}: unknown key '{key}'");
    }

    private void Fail(string key, string text) => context.Problems.Add($"{key}: {text}", places.Of(key));
}
