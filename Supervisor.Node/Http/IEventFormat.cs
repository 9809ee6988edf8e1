using System.Buffers;

namespace Supervisor.Node.Http;

/// <summary>How an endless answer says what happened.</summary>
internal interface IEventFormat<in T>
{
    string ContentType { get; }

    void Write(IBufferWriter<byte> output, T happened);

    /// <summary>So many events are missing here.</summary>
    void WriteMissed(IBufferWriter<byte> output, DateTimeOffset time, long missed);

    /// <summary>Nothing happened for a while: somebody is there all the same.</summary>
    void WriteQuiet(IBufferWriter<byte> output);
}
