namespace Supervisor.Node.Logs;

/// <summary>Text between two tags, of which the newest bytes are kept.</summary>
internal sealed class CaptureBuffer(long most)
{
    private readonly int _most = (int)Math.Min(most, MostOfAll);
    private byte[] _bytes = [];
    private int _length;

    /// <summary>Whatever is configured, one event is no larger.</summary>
    private const int MostOfAll = 64 * 1024 * 1024;

    internal ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _most) bytes = bytes[^_most..];
        var surplus = _length + bytes.Length - _most;
        if (surplus > 0)
        {
            _bytes.AsSpan(surplus, _length - surplus).CopyTo(_bytes);
            _length -= surplus;
        }

        if (_length + bytes.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Min(_most, Math.Max(256, 2 * (_length + bytes.Length))));
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }
}
