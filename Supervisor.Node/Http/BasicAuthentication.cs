using System.Security.Cryptography;
using System.Text;
using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Http;

/// <summary>What an <c>Authorization</c> header is worth.</summary>
internal enum Authorization
{
    Granted,
    Denied,

    /// <summary>Basic, but not the base64 of a name, a colon and a password.</summary>
    Malformed,
}

/// <summary>
/// One server's one user (specification 5.4). Comparisons take as long for a wrong guess as for a nearly right one.
/// </summary>
internal sealed class BasicAuthentication
{
    private const string Sha = "{SHA}";

    private readonly byte[] _username;
    private readonly byte[] _password;
    private readonly bool _isHashed;

    private BasicAuthentication(string username, string password)
    {
        _isHashed = password.StartsWith(Sha, StringComparison.Ordinal);
        _username = Encoding.UTF8.GetBytes(username);
        _password = Encoding.UTF8.GetBytes(_isHashed ? password[Sha.Length..] : password);
    }

    /// <summary>Null when the server asks nobody for a name.</summary>
    public static BasicAuthentication? For(ServerConfig config) =>
        string.IsNullOrEmpty(config.Username) ? null : new(config.Username, config.Password ?? "");

    public Authorization Check(string? header)
    {
        if (string.IsNullOrEmpty(header)) return Authorization.Denied;
        var blank = header.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0 || !header.AsSpan(0, blank).Equals("basic", StringComparison.OrdinalIgnoreCase)) return Authorization.Denied;
        var text = header.AsSpan(blank + 1).Trim();
        var decoded = new byte[text.Length];
        if (!Convert.TryFromBase64Chars(text, decoded, out var length)) return Authorization.Malformed;
        var credentials = decoded.AsSpan(0, length);
        var colon = credentials.IndexOf((byte)':');
        if (colon < 0) return Authorization.Malformed;
        var isUser = CryptographicOperations.FixedTimeEquals(credentials[..colon], _username);
        var isPassword = IsPassword(credentials[(colon + 1)..]);
        return isUser && isPassword ? Authorization.Granted : Authorization.Denied;
    }

    private bool IsPassword(ReadOnlySpan<byte> password)
    {
        if (!_isHashed) return CryptographicOperations.FixedTimeEquals(password, _password);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The configuration format prescribes SHA-1.
        SHA1.HashData(password, hash);
#pragma warning restore CA5350
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash)), _password);
    }
}
