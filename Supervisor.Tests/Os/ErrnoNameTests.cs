using System.Globalization;
using Supervisor.Node.Os;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os;

public class ErrnoNameTests
{
    [ReferenceFact]
    public void Every_name_is_the_one_the_reference_shows()
    {
        const string Script = "import errno\nfor n in range(1, 134): print(errno.errorcode.get(n, n))";
        var names = CommandRunner.Run(Reference.Python, "-c", Script).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var errno = 1; errno < 134; errno++)
        {
            // The rarest have none with us.
            var ours = ErrnoName.Of(errno);
            if (errno <= 40 || ours != errno.ToString(CultureInfo.InvariantCulture)) Assert.Equal(names[errno - 1], ours);
        }
    }

    [Theory]
    [InlineData(2, "ENOENT")]
    [InlineData(40, "ELOOP")]
    [InlineData(122, "EDQUOT")]
    [InlineData(0, "0")]
    [InlineData(9999, "9999")]
    public void A_number_without_a_name_is_shown_as_it_is(int errno, string name) => Assert.Equal(name, ErrnoName.Of(errno));
}
