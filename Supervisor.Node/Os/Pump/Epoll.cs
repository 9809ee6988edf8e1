using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Pump;

/// <summary>An epoll set with an event descriptor to wake its waiter. Every event carries the key of its registration.</summary>
internal sealed unsafe class Epoll : IDisposable
{
    /// <summary>The key of <see cref="Wake"/>; never used for a registration.</summary>
    internal const long WakeKey = 0;

    private const int MaxEvents = 64;

    // struct epoll_event is packed on x86 only.
    private static readonly bool Packed = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86;
    private static readonly int ItemSize = Packed ? 12 : 16;
    private static readonly int DataOffset = Packed ? 4 : 8;

    private readonly SafeFileHandle _epoll = Checked(Libc.epoll_create1(Libc.EPOLL_CLOEXEC), "epoll_create1");
    private readonly SafeFileHandle _wake = Checked(Libc.eventfd(0, Libc.EFD_CLOEXEC | Libc.EFD_NONBLOCK), "eventfd");
    private readonly byte[] _items = new byte[MaxEvents * ItemSize];

    internal Epoll() => Add(_wake, Libc.EPOLLIN, WakeKey);

    internal void Add(SafeHandle handle, uint events, long key)
    {
        if (Control(Libc.EPOLL_CTL_ADD, handle, events, key) < 0) throw OsError.Last("epoll_ctl");
    }

    /// <summary>Asks for one event about a descriptor that may be in the set already.</summary>
    internal void AddOnce(SafeHandle handle, uint events, long key)
    {
        if (Control(Libc.EPOLL_CTL_ADD, handle, events | Libc.EPOLLONESHOT, key) == 0) return;
        Control(Libc.EPOLL_CTL_MOD, handle, events | Libc.EPOLLONESHOT, key);
    }

    /// <summary>Before the descriptor is closed: a copy of it in a child that is just being made would keep it in the set.</summary>
    internal void Remove(SafeHandle handle) => Control(Libc.EPOLL_CTL_DEL, handle, 0, 0);

    internal void Wake()
    {
        var one = 1L;
        Libc.write(Number(_wake), (byte*)&one, sizeof(long));
    }

    /// <summary>Waits for events (without end if the time is negative) and gives their keys.</summary>
    internal int Wait(Span<long> keys, int milliseconds)
    {
        fixed (byte* items = _items)
        {
            var count = Libc.epoll_wait(Number(_epoll), items, Math.Min(MaxEvents, keys.Length), milliseconds);
            if (count < 0 && Marshal.GetLastPInvokeError() != Libc.EINTR) throw OsError.Last("epoll_wait");
            for (var i = 0; i < count; i++)
            {
                keys[i] = BinaryPrimitives.ReadInt64LittleEndian(_items.AsSpan(i * ItemSize + DataOffset));
                if (keys[i] == WakeKey) SwallowWake();
            }

            return Math.Max(0, count);
        }
    }

    public void Dispose()
    {
        _wake.Dispose();
        _epoll.Dispose();
    }

    private void SwallowWake()
    {
        long count;
        Libc.read(Number(_wake), (byte*)&count, sizeof(long));
    }

    private int Control(int operation, SafeHandle handle, uint events, long key)
    {
        var item = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(new(item, 4), events);
        BinaryPrimitives.WriteInt64LittleEndian(new(item + DataOffset, 8), key);
        return Libc.epoll_ctl(Number(_epoll), operation, Number(handle), item);
    }

    private static int Number(SafeHandle handle) => (int)handle.DangerousGetHandle();

    private static SafeFileHandle Checked(int fd, string call) =>
        fd < 0 ? throw OsError.Last(call) : new SafeFileHandle(fd, ownsHandle: true);
}
