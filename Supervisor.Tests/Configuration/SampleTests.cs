using Supervisor.Tests.Architecture;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Configuration;

/// <summary>The sample in the root has to load wherever somebody tries it.</summary>
public class SampleTests
{
    [Fact]
    public void The_sample_in_the_root_is_read_without_a_remark()
    {
        using var directory = new TempDir();
        var read = ReadSupport.ReadOk(directory, SourceTree.Read("supervisord.conf"));
        Assert.Empty(read.Remarks);
        Assert.Empty(read.Config.Messages);
        Assert.Equal(["site", "greeting", "moody", "ticker", "worker"], read.Config.Groups.Select(group => group.Name));
        Assert.Equal(8, read.Config.Groups.Sum(group => group.Processes.Count()));
    }

    [Fact]
    public void The_sample_of_a_cluster_makes_a_node_of_the_loopback_address()
    {
        using var directory = new TempDir();
        directory.Write("cluster.hocon", SourceTree.Read("cluster.hocon"));
        var read = ReadSupport.ReadOk(directory, "[supervisord]\n[cluster]\nconfig=cluster.hocon\n");
        Assert.Empty(read.Remarks);
        Assert.Empty(read.Config.Messages);
        var cluster = read.Config.Cluster!;
        Assert.Equal(("127.0.0.1", 4053, null), (cluster.Host, cluster.Port, cluster.Secret));
        Assert.Empty(cluster.Seeds);
    }
}
