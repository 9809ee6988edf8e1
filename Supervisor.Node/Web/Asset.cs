using System.IO.Compression;
using System.Security.Cryptography;
using Supervisor.Node.Http;

namespace Supervisor.Node.Web;

/// <summary>A file that belongs to the page and comes with the program; it is read, and packed, when it is first asked for.</summary>
internal sealed class Asset(string resource, string type, bool packs)
{
    private readonly Lazy<Content> _content = new(() => Load(resource, packs));

    public string Type => type;

    public ReadOnlyMemory<byte> Bytes => _content.Value.Bytes;

    /// <summary>The same as gzip; null for what is packed already.</summary>
    public ReadOnlyMemory<byte>? Packed => _content.Value.Packed;

    /// <summary>Changes with the content.</summary>
    public string Tag => _content.Value.Tag;

    /// <summary>The whole of an embedded file.</summary>
    internal static byte[] Read(string resource)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program was built without {resource}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Content Load(string resource, bool packs)
    {
        var bytes = Read(resource);
        ReadOnlyMemory<byte>? packed = packs ? Gzip.Pack(bytes, CompressionLevel.SmallestSize) : default(ReadOnlyMemory<byte>?);
        return new(bytes, packed, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"");
    }

    private sealed record Content(ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<byte>? Packed, string Tag);
}
