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
}
