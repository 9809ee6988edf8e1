using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Supervisor.Tests.Support;

/// <summary>An authority made for one test, and certificates of nodes from it, as PEM files.</summary>
internal sealed class Certificates
{
    private static readonly DateTimeOffset From = TimeProvider.System.GetUtcNow().AddDays(-1);
    private readonly string _folder;
    private readonly X509Certificate2 _authority;

    public Certificates(string folder, string name)
    {
        _folder = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _authority = request.CreateSelfSigned(From, From.AddYears(1));
        File.WriteAllText(Root, _authority.ExportCertificatePem());
    }

    public string Root => Path.Combine(_folder, "root.pem");

    /// <summary>The HOCON of a node with a certificate from this authority, that trusts those of another.</summary>
    public string Node(string name, Certificates? trusts = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256)
            .Create(_authority, From, From.AddMonths(6), RandomNumberGenerator.GetBytes(8));
        var (path, keyPath) = (Path.Combine(_folder, name + ".pem"), Path.Combine(_folder, name + ".key"));
        File.WriteAllText(path, certificate.ExportCertificatePem());
        File.WriteAllText(keyPath, key.ExportPkcs8PrivateKeyPem());
        return $$"""
            akka.remote.dot-netty.tcp {
              enable-ssl = true
              ssl { certificate { path = "{{path}}", key-path = "{{keyPath}}" }, trusted-certificates-path = "{{(trusts ?? this).Root}}" }
            }
            """;
    }
}
