using System.Buffers;
using System.IO.Pipelines;

namespace Supervisor.Node.Http;

/// <summary>
/// A request's whole body in one pooled array, which grows with what arrives and not with what the client promises.
/// </summary>
internal sealed class RequestBody : IDisposable
{
    private const int FirstBlock = 16 * 1024;

    private RequestBody(byte[] bytes) => Bytes = bytes;

    public byte[] Bytes { get; private set; }

    public int Length { get; private set; }

    public static async ValueTask<RequestBody> Read(PipeReader reader, long promised, CancellationToken cancellation)
    {
        var body = new RequestBody(ArrayPool<byte>.Shared.Rent((int)Math.Clamp(promised, 1, FirstBlock)));
        var isWhole = false;
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancellation).ConfigureAwait(false);
                body.Append(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                if (!read.IsCompleted) continue;
                isWhole = true;
                return body;
            }
        }
        finally
        {
            if (!isWhole) body.Dispose();
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(Bytes);
        Bytes = [];
        Length = 0;
    }

    private void Append(in ReadOnlySequence<byte> buffer)
    {
        var length = checked(Length + (int)buffer.Length);
        if (length > Bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(length, Bytes.Length * 2));
            Bytes.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(Bytes);
            Bytes = larger;
        }

        buffer.CopyTo(Bytes.AsSpan(Length));
        Length = length;
    }
}
