using System.Reflection;
using System.Runtime.CompilerServices;

namespace Supervisor.Tests.Support;

/// <summary>
/// Tests of actors block the threads that they wait in, and the actors need others at once: the pool has them from the start. A
/// test in a process of its own is about few threads, and keeps the runtime's way.
/// </summary>
internal static class TestThreads
{
    private const int Fewest = 64;

    [ModuleInitializer]
    internal static void Reserve()
    {
        if (Assembly.GetEntryAssembly() == typeof(TestThreads).Assembly) return;
        ThreadPool.GetMinThreads(out _, out var completion);
        ThreadPool.SetMinThreads(Fewest, completion);
    }
}
