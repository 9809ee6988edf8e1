using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akka.Configuration;
using Akka.Remote.Transport.DotNetty;

namespace Akka.Remote.Tcp;

/// <summary>akka.remote.dot-netty.tcp.ssl, or the certificate that was given as an object.</summary>
/// <param name="Certificate">Ours, with its private key.</param>
/// <param name="Trusted">Roots that others' certificates must lead to; null: the machine's.</param>
/// <param name="Mutual">The dialer must show one too.</param>
/// <param name="SuppressValidation">Any certificate will do.</param>
internal sealed record TlsSettings(
    X509Certificate2 Certificate, X509Certificate2Collection? Trusted, bool Mutual, bool SuppressValidation)
{
    private const string Ssl = TcpSettings.Root + "ssl.";

    internal SslStreamCertificateContext Context { get; } = SslStreamCertificateContext.Create(Certificate, null, offline: true);

    /// <exception cref="ConfigurationException">A certificate that cannot be read, or has no private key.</exception>
    internal static TlsSettings? Read(Config config, DotNettySslSetup? setup)
    {
        if (!config.GetBoolean(TcpSettings.Root + "enable-ssl")) return null;
        try
        {
            var certificate = setup?.Certificate ?? Load(config);
            if (!certificate.HasPrivateKey) throw new ConfigurationException($"{Ssl}certificate: there is no private key with it");
            var trusted = config.GetString(Ssl + "trusted-certificates-path") is { Length: > 0 } path ? LoadRoots(path) : null;
            var suppress = setup?.SuppressValidation ?? config.GetBoolean(Ssl + "suppress-validation");
            return new TlsSettings(certificate, trusted, config.GetBoolean(Ssl + "require-mutual-authentication", true), suppress);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{Ssl}certificate: {e.Message}", e);
        }
    }

    private static X509Certificate2Collection LoadRoots(string path)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(path);
        return roots.Count > 0 ? roots : throw new ConfigurationException($"{Ssl}trusted-certificates-path: {path} has no certificate");
    }

    private static X509Certificate2 Load(Config config)
    {
        const string Certificate = Ssl + "certificate.";
        if (config.GetBoolean(Certificate + "use-thumbprint-over-file")) return FromStore(config, Certificate);
        var path = config.GetString(Certificate + "path");
        if (string.IsNullOrEmpty(path)) throw new ConfigurationException($"{Certificate}path is needed with enable-ssl");
        var password = config.GetString(Certificate + "password");
        if (config.GetString(Certificate + "key-path") is not { Length: > 0 } key) return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        return string.IsNullOrEmpty(password)
            ? X509Certificate2.CreateFromPemFile(path, key)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password, key);
    }

    private static X509Certificate2 FromStore(Config config, string at)
    {
        var location = Enum.Parse<StoreLocation>(config.GetString(at + "store-location", "CurrentUser"), ignoreCase: true);
        using var store = new X509Store(config.GetString(at + "store-name", "My"), location);
        store.Open(OpenFlags.ReadOnly);
        var found = store.Certificates.Find(X509FindType.FindByThumbprint, config.GetString(at + "thumbprint", ""), validOnly: false);
        return found.Count > 0 ? found[0] : throw new ConfigurationException($"{at}thumbprint: not in the store");
    }
}
