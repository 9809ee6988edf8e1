using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Remote.Transport.DotNetty;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Remote;

public sealed class TlsSpecs : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Nodes _nodes = new();
    private readonly TempDir _dir = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _nodes.End();

    public void Dispose() => _dir.Dispose();

    [Fact]
    public async Task Nodes_with_certificates_of_one_authority_and_one_secret_speak()
    {
        var ours = new Certificates(_dir.Path, "ours");
        var here = _nodes.Start(1, ours.Node("here") + "\nakka.remote.secret = x");
        var there = _nodes.Start(2, ours.Node("there") + "\nakka.remote.secret = x");
        there.ActorOf(Producer.Props(() => new EchoActor()), "echo");

        Assert.Equal("hello", await Nodes.On(here, there, "/user/echo").Ask<string>("hello", Patience));
        Assert.Equal("big", (await Nodes.On(here, there, "/user/echo").Ask<string>("big".PadRight(100_000), Patience)).Trim());
    }

    [Fact]
    public async Task A_dialer_with_a_certificate_of_another_authority_is_refused()
    {
        var (ours, others) = (new Certificates(_dir.Path, "ours"), new Certificates(_dir.Path, "others"));

        await AssertRefused(others.Node("dialer", trusts: ours), ours.Node("listener"), byListener: true);
    }

    [Fact]
    public async Task A_listener_with_a_certificate_of_another_authority_is_refused()
    {
        var (ours, others) = (new Certificates(_dir.Path, "ours"), new Certificates(_dir.Path, "others"));

        await AssertRefused(ours.Node("dialer"), others.Node("listener", trusts: ours), byListener: false);
    }

    [Fact]
    public async Task A_node_without_TLS_and_one_with_it_do_not_speak()
    {
        var ours = new Certificates(_dir.Path, "ours");

        await AssertRefused("", ours.Node("listener"), byListener: true);
        await AssertRefused(ours.Node("dialer"), "", byListener: true);
    }

    [Fact]
    public async Task A_certificate_may_be_given_as_an_object_and_validation_suppressed()
    {
        const string On = "akka.remote.dot-netty.tcp.enable-ssl = on";
        using var certificate = SelfSigned();
        var setup = new DotNettySslSetup(certificate, suppressValidation: true);
        var (here, there) = (_nodes.Start(1, On, "fleet", setup), _nodes.Start(2, On, "fleet", setup));
        there.ActorOf(Producer.Props(() => new EchoActor()), "echo");

        Assert.Equal("hello", await Nodes.On(here, there, "/user/echo").Ask<string>("hello", Patience));
    }

    [Theory]
    [InlineData("certificate.path = \"\"")]
    [InlineData("certificate.path = /nowhere/x.pfx")]
    [InlineData("certificate { path = /nowhere/x.pem, key-path = /nowhere/x.key }")]
    public void A_certificate_that_is_not_there_is_an_error_of_the_configuration(string ssl)
    {
        var thrown = Assert.Throws<ConfigurationException>(
            () => _nodes.Start(1, $"akka.remote.dot-netty.tcp {{ enable-ssl = on, ssl {{ {ssl} }} }}"));

        Assert.Contains("ssl.certificate", thrown.Message, StringComparison.Ordinal);
    }

    private async Task AssertRefused(string dialer, string listener, bool byListener)
    {
        var (here, there) = (_nodes.Start(1, dialer), _nodes.Start(2, listener));
        var warnings = Nodes.Listen(byListener ? there : here, typeof(Warning));
        there.ActorOf(Producer.Props(() => new EchoActor()), "echo");

        await Assert.ThrowsAsync<AskTimeoutException>(() => Nodes.On(here, there, "/user/echo").Ask("hello", TimeSpan.FromMilliseconds(500)));

        Assert.True(warnings.TryTake(out _, Patience));
        Assert.Null(Nodes.Between(there, here).State.Uid);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=fleet", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
