using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akka.Remote.Tcp;

/// <summary>Both sides show the same kind of certificate, and both check the other's.</summary>
internal sealed class Tls(TlsSettings settings)
{
    /// <summary>The secured stream, and the hash of the listener's certificate.</summary>
    internal async Task<(Stream Stream, byte[] Binding)> Secure(Stream stream, bool inbound, CancellationToken cancel)
    {
        var secured = new SslStream(stream, leaveInnerStreamOpen: false);
        if (inbound) await secured.AuthenticateAsServerAsync(Server(), cancel).ConfigureAwait(false);
        else await secured.AuthenticateAsClientAsync(Client(), cancel).ConfigureAwait(false);
        var listener = inbound ? settings.Certificate : secured.RemoteCertificate;
        return (secured, listener is null ? [] : SHA256.HashData(listener.GetRawCertData()));
    }

    private SslServerAuthenticationOptions Server() => new()
    {
        ServerCertificateContext = settings.Context,
        ClientCertificateRequired = settings.Mutual,
        RemoteCertificateValidationCallback = (_, certificate, _, errors) => !settings.Mutual || IsTrusted(certificate, errors),
    };

    private SslClientAuthenticationOptions Client() => new()
    {
        TargetHost = "",
        ClientCertificateContext = settings.Context,
        RemoteCertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(certificate, errors),
    };

    /// <summary>Names are not compared: a node is known by its place in the chain, and hosts change their names.</summary>
    private bool IsTrusted(X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 given) return false;
        if (settings.SuppressValidation) return true;
        if (settings.Trusted is not { } roots) return (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(given);
    }
}
