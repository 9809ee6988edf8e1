namespace Akka.Remote.Protocol;

/// <summary>Which of a peer's numbered messages have arrived: what is sent again is taken once.</summary>
internal sealed class SystemInbox
{
    private int _uid;
    private long _last;

    /// <summary>Whether it is new. Numbers of another life begin again.</summary>
    internal bool Take(int uid, long number)
    {
        if (uid != _uid) (_uid, _last) = (uid, 0);
        if (number <= _last) return false;
        _last = number;
        return true;
    }
}
