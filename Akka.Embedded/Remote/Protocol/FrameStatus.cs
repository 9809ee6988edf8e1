namespace Akka.Remote.Protocol;

internal enum FrameStatus
{
    Incomplete,
    Complete,

    /// <summary>Empty, or longer than allowed: nothing after it can be understood.</summary>
    Forbidden,
}
