using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Configuration;

public sealed class ClusterSectionTests : IDisposable
{
    private const string Secret = "supervisor.cluster.secret = \"a long and random text\"\n";

    private readonly TempDir _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Without_the_section_there_is_no_cluster() =>
        Assert.Null(ReadSupport.Config(_directory, "[supervisord]\n").Cluster);

    [Fact]
    public void An_empty_file_makes_a_node_of_the_loopback_address_named_after_its_host()
    {
        var cluster = Read("config=cluster.hocon\n", "");

        Assert.Equal((System.Net.Dns.GetHostName(), "127.0.0.1", "127.0.0.1", 4053), (cluster.NodeName, cluster.Host, cluster.PublicHost, cluster.Port));
        Assert.Null(cluster.Secret);
        Assert.Empty(cluster.Seeds);
        Assert.Empty(cluster.Servers);
    }

    [Fact]
    public void With_a_secret_every_address_is_listened_on_and_the_public_one_is_found_out_later()
    {
        var cluster = Read("config=cluster.hocon\n", Secret);

        Assert.Equal(("0.0.0.0", null, "a long and random text"), (cluster.Host, cluster.PublicHost, cluster.Secret));
    }

    [Fact]
    public void Names_addresses_and_ports_are_those_of_both_files()
    {
        var cluster = Read(
            "config=%(here)s/cluster.hocon\nnode_name=web1\n",
            Secret + """
            akka.remote.dot-netty.tcp { hostname = 0.0.0.0, public-hostname = web1.example.org, port = 5000 }
            akka.cluster.seed-nodes = ["akka.tcp://supervisor@Web1.example.org:5000", "web2"]
            supervisor.cluster.seed-dns = "fleet.example.org:5000"
            """);

        Assert.Equal(("web1", "0.0.0.0", "web1.example.org", 5000), (cluster.NodeName, cluster.Host, cluster.PublicHost, cluster.Port));
        Assert.Equal([new("web1.example.org", 5000), new("web2", 4053)], cluster.Seeds);
        Assert.Equal(new SeedAddress("fleet.example.org", 5000), cluster.SeedName);
    }

    [Fact]
    public void Seeds_of_the_environment_follow_those_of_the_file()
    {
        _directory.Write("cluster.hocon", "akka.cluster.seed-nodes = [\"a:1\"]");
        var text = "[supervisord]\n[cluster]\nconfig=cluster.hocon\n";
        var request = new ConfigRequest(_directory.Write("supervisord.conf", text), "supervisord", new(),
            ReadSupport.Around(_directory, ("SUPERVISOR_SEEDS", " b:2, a:1 ,akka.tcp://supervisor@c:3,,d")));

        var config = Assert.IsType<ConfigResult.Ok>(ConfigReader.Read(request)).Config;

        Assert.Equal([new("a", 1), new("b", 2), new("c", 3), new("d", 4053)], config.Cluster!.Seeds);
    }

    [Fact]
    public void The_file_of_the_command_line_needs_no_section_and_goes_before_that_of_the_section()
    {
        _directory.Write("other.hocon", "akka.remote.dot-netty.tcp.port = 1");
        var overrides = new DaemonOverrides { ClusterFile = "other.hocon" };

        Assert.Equal(1, Cluster("[supervisord]\n", overrides).Port);
        Assert.Equal(("n", 1), (Cluster("[supervisord]\n[cluster]\nconfig=none.hocon\nnode_name=n\n", overrides) is var c ? c.NodeName : "", c.Port));
    }

    [Fact]
    public void Both_servers_of_the_fleet_have_the_keys_of_ordinary_ones()
    {
        var cluster = Read("config=cluster.hocon\nfile=fleet.sock\nchmod=0770\nport=127.0.0.1:9002\nusername=u\npassword=p\n", "");

        Assert.Equal(
            [
                new ServerConfig.Inet("cluster", "127.0.0.1", 9002, "u", "p"),
                new ServerConfig.Unix("cluster", _directory.File("fleet.sock"), 504, null, null, "u", "p"),
            ],
            cluster.Servers);
    }

    [Theory]
    [InlineData("", "2: section [cluster] has no config value: name the HOCON file of the cluster, or use --cluster FILE")]
    [InlineData("config=none.hocon", "2: cluster file {0}/none.hocon does not exist")]
    [InlineData("config=cluster.hocon\nnode_name=a@b", "4: node_name 'a@b' may not contain blanks, commas, ':', '@', '*' or '?'")]
    [InlineData("config=cluster.hocon\nnode_name=a b", "4: node_name 'a b' may not contain blanks, commas, ':', '@', '*' or '?'")]
    [InlineData("config=cluster.hocon\nnode_name=", "4: node_name is empty: leave it out to use the host's name")]
    [InlineData("config=cluster.hocon\nport=x", "4: not a valid port number: 'x' ")]
    [InlineData("config=cluster.hocon\nport=1\nusername=u", "2: Section [cluster] contains incomplete authentication: If a username or a "
        + "password is specified, both the username and password must be specified")]
    public void A_mistake_in_the_section_is_told_with_its_line(string keys, string error)
    {
        _directory.Write("cluster.hocon", "");
        var failed = ReadSupport.ReadFailed(_directory, $"[supervisord]\n[cluster]\n{keys}\n");

        var place = _directory.File("supervisord.conf") + ":";
        Assert.Equal([place + error.Replace("{0}", _directory.Path, StringComparison.Ordinal)], failed.Problems.Select(p => p.ToString()));
    }

    [Theory]
    [InlineData("a = {\n  b = [1, 2\n}", ":3: column 1: ")]
    [InlineData("a = ${nowhere}", ":1: column 5: ")]
    [InlineData("akka.remote.dot-netty.tcp.port = many", ":1: akka.remote.dot-netty.tcp.port: 'many' is not a number between 0 and 65535")]
    [InlineData("akka.remote.dot-netty.tcp.port = 70000", ":1: akka.remote.dot-netty.tcp.port: '70000' is not a number between 0 and 65535")]
    [InlineData("akka.remote.dot-netty.tcp.hostname = 10.0.0.1",
        ":1: akka.remote.dot-netty.tcp.hostname: 10.0.0.1 can be reached from other hosts, and there is no secret: set "
        + "supervisor.cluster.secret-file (the same on all nodes), or use a loopback address such as 127.0.0.1")]
    [InlineData("akka.remote.dot-netty.tcp { hostname = 127.0.0.1, public-hostname = web1 }",
        ":1: akka.remote.dot-netty.tcp.hostname: web1 can be reached from other hosts, ")]
    [InlineData("supervisor.cluster { secret = x, secret-file = y }", ":1: supervisor.cluster.secret and supervisor.cluster.secret-file are both given")]
    [InlineData("supervisor.cluster.secret-file = none", ":1: supervisor.cluster.secret-file: {0}/none cannot be read")]
    [InlineData("akka.cluster.seed-nodes = [\"http://a\"]",
        ":1: akka.cluster.seed-nodes: 'http://a' is not a seed (host, host:port or akka.tcp://supervisor@host:port): only akka.tcp:// is known")]
    [InlineData("supervisor.cluster.seed-dns = \"a b\"", ":1: supervisor.cluster.seed-dns: 'a b' is not a seed ")]
    [InlineData("akka {\n cluster.split-brain-resolver {\n  active-strategy = keep-majorty\n }\n}",
        ":3: akka.cluster.split-brain-resolver.active-strategy: 'keep-majorty' is none of keep-majority, static-quorum, keep-oldest, down-all, off")]
    [InlineData("akka.cluster.split-brain-resolver {\n active-strategy = static-quorum\n static-quorum.quorum-size = 0 }",
        ":3: akka.cluster.split-brain-resolver.static-quorum.quorum-size: static-quorum needs the least number of nodes that may go on")]
    [InlineData("akka.cluster.split-brain-resolver.active-strategy = static-quorum",
        ": akka.cluster.split-brain-resolver.static-quorum.quorum-size: static-quorum needs")]
    [InlineData("akka.cluster.split-brain-resolver.stable-after = soon",
        ":1: akka.cluster.split-brain-resolver.stable-after: 'soon' is not a time such as 500ms, 10s or 2m")]
    [InlineData("akka.cluster.split-brain-resolver.down-all-when-unstable = perhaps",
        ":1: akka.cluster.split-brain-resolver.down-all-when-unstable: 'perhaps' is not a time such as ")]
    [InlineData("\nakka.cluster.failure-detector.heartbeat-interval = 0s",
        ":2: akka.cluster.failure-detector.heartbeat-interval: '0s' is not a time such as ")]
    [InlineData("akka.remote.dot-netty.tcp.enable-ssl = maybe", ":1: akka.remote.dot-netty.tcp.enable-ssl: 'maybe' is none of on, off, ")]
    [InlineData("akka.cluster.roles = [web, \"\"]", ":1: akka.cluster.roles: a role is a word of 1 to 128 letters")]
    public void A_mistake_in_the_HOCON_file_is_told_with_its_place(string hocon, string error)
    {
        _directory.Write("cluster.hocon", hocon);
        var failed = ReadSupport.ReadFailed(_directory, "[supervisord]\n[cluster]\nconfig=cluster.hocon\n");

        var text = _directory.File("cluster.hocon") + error.Replace("{0}", _directory.Path, StringComparison.Ordinal);
        Assert.Contains(failed.Problems, p => p.ToString().StartsWith(text, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_engine_knows_is_no_mistake_and_what_it_passes_over_is_warned_of()
    {
        _directory.Write("cluster.hocon", """
            akka.cluster {
              roles = [web, db]
              failure-detector { heartbeat-interval = 500ms, acceptable-heartbeat-pause = 3s }
              split-brain-resolver { active-strategy = keep-oldest, stable-after = 7s, down-all-when-unstable = on, keep-oldest.down-if-alone = off }
              split-brain-resolver.active-stragety = off
            }
            """);

        var config = ReadSupport.Config(_directory, "[supervisord]\n[cluster]\nconfig=cluster.hocon\n");

        Assert.Equal(
            [$"{_directory.File("cluster.hocon")}:5: unknown key 'akka.cluster.split-brain-resolver.active-stragety'"],
            config.Messages.Where(m => m.Level == LogLevel.Warn).Select(m => m.Text));
    }

    [Fact]
    public void Included_files_lie_beside_the_file_and_are_kept()
    {
        Directory.CreateDirectory(_directory.File("etc"));
        _directory.Write("etc/more.hocon", "akka.remote.dot-netty.tcp.port = 7");
        _directory.Write("etc/cluster.hocon", "include \"more.hocon\"\ninclude \"none.hocon\"");

        var cluster = Cluster("[supervisord]\n[cluster]\nconfig=etc/cluster.hocon\n");

        Assert.Equal(7, cluster.Port);
        Assert.Equal([_directory.File("etc/cluster.hocon"), "more.hocon"], cluster.Files.Select(f => f.Name));
    }

    [Theory]
    [InlineData("include \"more.hocon\"", "a = [", "{0}/cluster.hocon: more.hocon:1: column ")]
    [InlineData("include \"more.hocon\"", "\nakka.remote.dot-netty.tcp.port = x", "{0}/cluster.hocon: more.hocon:2: akka.remote.dot-netty.tcp.port: ")]
    [InlineData("include \"more.hocon\"", "include \"more.hocon\"", "{0}/cluster.hocon: more.hocon: more.hocon includes itself")]
    public void A_mistake_in_an_included_file_is_told_with_both_names(string hocon, string more, string error)
    {
        _directory.Write("cluster.hocon", hocon);
        _directory.Write("more.hocon", more);
        var failed = ReadSupport.ReadFailed(_directory, "[supervisord]\n[cluster]\nconfig=cluster.hocon\n");

        Assert.StartsWith(error.Replace("{0}", _directory.Path, StringComparison.Ordinal), failed.Problems[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_everybody_can_read_or_that_is_short_gets_a_warning()
    {
        var file = _directory.Write("secret", "short\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        _directory.Write("cluster.hocon", "supervisor.cluster.secret-file = secret");

        var config = ReadSupport.Config(_directory, "[supervisord]\n[cluster]\nconfig=cluster.hocon\n");

        Assert.Equal("short", config.Cluster!.Secret);
        Assert.Equal(
            [
                $"supervisor.cluster.secret-file: every user of this host can read {file}: chmod 600",
                "supervisor.cluster.secret has only 5 characters: use a long random one",
            ],
            config.Messages.Where(m => m.Level == LogLevel.Warn).Select(m => m.Text));
    }

    [Fact]
    public void A_key_of_ours_that_there_is_not_gets_a_warning()
    {
        _directory.Write("cluster.hocon", "supervisor.cluster { secret = \"a long and random text\", seed_dns = x }");

        var config = ReadSupport.Config(_directory, "[supervisord]\n[cluster]\nconfig=cluster.hocon\n");

        Assert.Equal(
            [$"{_directory.File("cluster.hocon")}:1: unknown key 'supervisor.cluster.seed_dns': there are secret, secret-file, seed-dns"],
            config.Messages.Where(m => m.Level == LogLevel.Warn).Select(m => m.Text));
    }

    [Fact]
    public void Another_server_of_the_fleet_makes_no_other_node()
    {
        var cluster = Read("config=cluster.hocon\nnode_name=a\n", Secret);
        var same = Read("config=cluster.hocon\nnode_name=a\nfile=x.sock\n", Secret);

        Assert.True(cluster.IsSameNode(same));
        Assert.False(cluster.IsSameNode(Read("config=cluster.hocon\nnode_name=b\n", Secret)));
        Assert.False(cluster.IsSameNode(Read("config=cluster.hocon\nnode_name=a\n", Secret + "#")));
    }

    private ClusterConfig Read(string keys, string hocon)
    {
        _directory.Write("cluster.hocon", hocon);
        return Cluster("[supervisord]\n[cluster]\n" + keys);
    }

    private ClusterConfig Cluster(string text, DaemonOverrides? overrides = null) =>
        Assert.IsType<ConfigResult.Ok>(ReadSupport.Read(_directory, text, overrides)).Config.Cluster!;
}
