using Akka.Remote.Protocol;

namespace Akka.Remote.Links;

/// <summary>Who takes a link's frames: on the link's reading thread, one after the other, never after the link was stopped.</summary>
internal interface IFrameSink
{
    void Receive(FrameLink link, LinkFrameKind kind, WireReader frame);

    /// <summary>Once, after the last frame.</summary>
    void Ended(FrameLink link, Exception? cause);
}
