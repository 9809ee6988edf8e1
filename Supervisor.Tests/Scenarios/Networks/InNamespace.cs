using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Supervisor.Tests.Scenarios.Networks;

/// <summary>Does something on a thread inside of a network namespace; sockets made there belong to that network for good.</summary>
internal static partial class InNamespace
{
    private const int NewNetwork = 0x40000000;      // CLONE_NEWNET

    public static Socket TcpSocket(string name) =>
        Run(name, () => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));

    public static T Run<T>(string name, Func<T> action)
    {
        var result = new TaskCompletionSource<T>();
        // A thread of its own: it never comes back to the network of the others.
        var thread = new Thread(() =>
        {
            try
            {
                Enter(name);
                result.SetResult(action());
            }
            catch (Exception e) when (e is Win32Exception or IOException or SocketException)
            {
                result.SetException(e);
            }
        });
        thread.Start();
        thread.Join();
        return result.Task.GetAwaiter().GetResult();
    }

    private static void Enter(string name)
    {
        using var handle = File.OpenHandle(Namespaces.PathOf(name));
        if (setns((int)handle.DangerousGetHandle(), NewNetwork) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int setns(int fd, int type);
}
