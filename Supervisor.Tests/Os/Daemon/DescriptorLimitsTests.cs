using Supervisor.Node.Os.Daemon;

namespace Supervisor.Tests.Os.Daemon;

public class DescriptorLimitsTests
{
    private const ulong Unlimited = ulong.MaxValue;

    [Fact]
    public void The_line_of_the_kernel_is_understood() =>
        Assert.Equal(
            new DescriptorLimits(1024, 524288),
            DescriptorLimits.Parse(
                """
                Limit                     Soft Limit           Hard Limit           Units     
                Max cpu time              unlimited            unlimited            seconds   
                Max open files            1024                 524288               files     
                """));

    [Fact]
    public void An_unlimited_number_is_more_than_any() =>
        Assert.Equal(new DescriptorLimits(7, Unlimited), DescriptorLimits.Parse("Max open files            7     unlimited     files\n"));

    [Theory]
    [InlineData("")]
    [InlineData("Max open files")]
    [InlineData("Max open files            x     1     files")]
    [InlineData("Max open files            -1     1     files")]
    public void What_is_not_such_a_line_is_nothing(string text) => Assert.Null(DescriptorLimits.Parse(text));

    [Fact]
    public void A_parent_with_the_same_hard_limit_passed_its_soft_limit_on() =>
        Assert.Equal(new(1024, 4096), DescriptorLimits.Guess(new(4096, 4096), new(1024, 4096)));

    [Fact]
    public void A_parent_with_another_hard_limit_says_that_both_were_set() =>
        Assert.Equal(new(65536, 65536), DescriptorLimits.Guess(new(65536, 65536), new(1024, 524288)));

    [Fact]
    public void A_parent_that_cannot_be_seen_says_the_same() =>
        Assert.Equal(new(65536, 65536), DescriptorLimits.Guess(new(65536, 65536), null));

    [Fact]
    public void The_default_of_service_managers_is_known()
    {
        Assert.Equal(new(1024, 524288), DescriptorLimits.Guess(new(524288, 524288), new(1073741816, 1073741816)));
        Assert.Equal(new(1024, 524288), DescriptorLimits.Guess(new(524288, 524288), null));
        Assert.Equal(new(2048, 524288), DescriptorLimits.Guess(new(524288, 524288), new(2048, 524288)));
    }

    [Fact]
    public void Children_get_what_was_inherited_or_minfds_and_never_more_than_may_be()
    {
        var (soft, hard) = DescriptorLimits.Inherited();

        Assert.InRange(soft, 1UL, hard);
        Assert.Equal(new(soft, hard), DescriptorLimits.ForChildren(-5));
        Assert.Equal(new(soft, hard), DescriptorLimits.ForChildren(1));
        Assert.Equal(Math.Min(hard, Math.Max(soft, int.MaxValue)), DescriptorLimits.ForChildren(int.MaxValue).Soft);
    }
}
