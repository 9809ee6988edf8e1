using System.Text;
using Supervisor.Node.Notify;

namespace Supervisor.Tests.Notify;

public class NotifyAddressTests
{
    [Fact]
    public void A_path_ends_with_a_zero() => Assert.Equal("\u0001\0/run/x\0", Text("/run/x"));

    [Fact]
    public void An_abstract_name_begins_with_one_and_has_none_at_its_end() => Assert.Equal("\u0001\0\0name", Text("@name"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("run/x")]
    [InlineData("vsock:2:1234")]
    public void Other_texts_are_no_addresses(string? text) => Assert.Null(NotifyAddress.Parse(text));

    [Fact]
    public void The_kernel_takes_108_bytes()
    {
        Assert.NotNull(NotifyAddress.Parse("/" + new string('x', 106)));
        Assert.Null(NotifyAddress.Parse("/" + new string('x', 107)));
        Assert.NotNull(NotifyAddress.Parse("@" + new string('x', 107)));
        Assert.Null(NotifyAddress.Parse("@" + new string('x', 108)));
    }

    private static string Text(string address) => Encoding.Latin1.GetString(NotifyAddress.Parse(address)!);
}
