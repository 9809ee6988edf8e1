namespace Akka.Actor;

internal enum WaitReason
{
    Nothing,
    Creation,
    Recreation,
    Termination,
}
