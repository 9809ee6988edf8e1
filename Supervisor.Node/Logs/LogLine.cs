using System.Globalization;
using System.Text;
using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Logs;

/// <summary>
/// Puts a line of the activity log together: <c>2026-11-20 13:57:37,788 INFO text</c>, local time. The date and time down to
/// the second are kept from one line to the next. Its owner locks.
/// </summary>
internal sealed class LogLine(TimeProvider time)
{
    private const int KeptBuffer = 64 * 1024, HeadLength = 29;

    private byte[] _buffer = new byte[1024];
    private long _second = -1;

    /// <summary>The bytes are good until the next call.</summary>
    internal ReadOnlySpan<byte> Compose(LogLevel level, string message)
    {
        MakeRoom(HeadLength + Encoding.UTF8.GetMaxByteCount(message.Length) + 1);
        var now = time.GetUtcNow();
        SetSecond(now);
        var milliseconds = now.Millisecond;
        _buffer[19] = (byte)',';
        _buffer[20] = (byte)('0' + milliseconds / 100);
        _buffer[21] = (byte)('0' + milliseconds / 10 % 10);
        _buffer[22] = (byte)('0' + milliseconds % 10);
        _buffer[23] = (byte)' ';
        Code(level).CopyTo(_buffer.AsSpan(24));
        _buffer[28] = (byte)' ';
        var length = HeadLength + Encoding.UTF8.GetBytes(message, _buffer.AsSpan(HeadLength));
        _buffer[length++] = (byte)'\n';
        return _buffer.AsSpan(0, length);
    }

    internal static ReadOnlySpan<byte> Code(LogLevel level) => level switch
    {
        LogLevel.Critical => "CRIT"u8,
        LogLevel.Error => "ERRO"u8,
        LogLevel.Warn => "WARN"u8,
        LogLevel.Info => "INFO"u8,
        LogLevel.Debug => "DEBG"u8,
        LogLevel.Trace => "TRAC"u8,
        LogLevel.Blather => "BLAT"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };

    private void SetSecond(DateTimeOffset now)
    {
        var second = now.ToUnixTimeSeconds();
        if (second == _second) return;
        _second = second;
        var local = TimeZoneInfo.ConvertTime(now, time.LocalTimeZone);
        local.TryFormat(_buffer, out _, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private void MakeRoom(int length)
    {
        if (length <= _buffer.Length && (_buffer.Length <= KeptBuffer || length > KeptBuffer)) return;
        _buffer = new byte[Math.Max(length, 1024)];
        _second = -1;
    }
}
