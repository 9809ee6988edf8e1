using System.Buffers.Binary;
using System.Text;

namespace Supervisor.Actors.Fleet.Trust;

/// <summary>One life of a node, as proofs and keys name it.</summary>
internal readonly record struct PeerLife(string Address, long Uid)
{
    /// <summary>With the length in front, so that no two lists of fields are the same bytes.</summary>
    internal byte[] ToBytes()
    {
        var address = Encoding.UTF8.GetBytes(Address);
        var bytes = new byte[sizeof(int) + sizeof(long) + address.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, address.Length);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(sizeof(int)), Uid);
        address.CopyTo(bytes, sizeof(int) + sizeof(long));
        return bytes;
    }
}
