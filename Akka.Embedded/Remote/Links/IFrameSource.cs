using System.Buffers;

namespace Akka.Remote.Links;

/// <summary>What a link has to send.</summary>
internal interface IFrameSource
{
    /// <summary>Adds some frames. False: there are none for this link (now).</summary>
    bool Fill(FrameLink link, ArrayBufferWriter<byte> batch);
}
