using System.Net;
using Supervisor.Node.Os;

namespace Supervisor.Tests.Os;

public class NodeNameTests
{
    [Fact]
    public void It_is_the_name_that_the_network_library_would_say() => Assert.Equal(Dns.GetHostName(), NodeName.Read());
}
