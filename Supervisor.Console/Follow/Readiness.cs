using System.Runtime.InteropServices;
using Supervisor.Cli.Interop;

namespace Supervisor.Cli.Follow;

/// <summary>Which of some descriptors can be read without waiting, by their place in the call.</summary>
internal readonly struct Readiness
{
    /// <summary>In the place of a descriptor that is not waited for.</summary>
    public const int Nothing = -1;

    /// <summary>As many descriptors can be waited for.</summary>
    public const int Most = 64;

    private readonly ulong _places;

    private Readiness(ulong places) => _places = places;

    public bool Has(int place) => (_places & 1UL << place) != 0;

    public static Readiness Wait(params ReadOnlySpan<int> descriptors) => Poll(descriptors, -1);

    public static bool IsReady(int descriptor, int milliseconds = 0) => Poll([descriptor], milliseconds).Has(0);

    /// <summary>None is ready when the time is over.</summary>
    public static Readiness WaitFor(int milliseconds, params ReadOnlySpan<int> descriptors) => Poll(descriptors, milliseconds);

    private static unsafe Readiness Poll(ReadOnlySpan<int> descriptors, int timeout)
    {
        var polled = stackalloc PollFd[descriptors.Length];
        for (var i = 0; i < descriptors.Length; i++) polled[i] = new(descriptors[i], Libc.POLLIN);
        while (Libc.poll(polled, (nuint)descriptors.Length, timeout) < 0)
            if (Marshal.GetLastPInvokeError() != Errno.EINTR)
                throw new CommandException($"poll: {Marshal.GetLastPInvokeErrorMessage()}");
        var places = 0UL;
        for (var i = 0; i < descriptors.Length; i++)
            if (polled[i].Answered != 0)
                places |= 1UL << i;
        return new(places);
    }
}
