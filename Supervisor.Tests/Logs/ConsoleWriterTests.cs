using Akka.Actor;
using Microsoft.Win32.SafeHandles;
using Supervisor.Node.Logs;
using Supervisor.Node.Os.Children;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

public sealed class ConsoleWriterTests : IDisposable
{
    private readonly PipePair _pipe = PipePair.Open();
    private readonly ConsoleWriter _console;

    public ConsoleWriterTests() => _console = new((int)_pipe.Write.DangerousGetHandle());

    public void Dispose()
    {
        _console.Close();
        _pipe.Read.Dispose();
        _pipe.Write.Dispose();
    }

    [Fact]
    public async Task Lines_are_told_to_be_written_when_somebody_has_taken_them()
    {
        var owner = new Owner();
        var large = new byte[1 << 20];
        _console.Write(large, owner, "large");
        _console.Write("x\n"u8.ToArray(), owner, "small");
        Assert.Empty(owner.Told);
        using var reader = new FileStream(new SafeFileHandle(_pipe.Read.DangerousGetHandle(), ownsHandle: false), FileAccess.Read);
        await Task.Run(() => reader.ReadExactly(new byte[large.Length + 2])).Within();
        await owner.Both.Task.Within();
        Assert.Equal(["large", "small"], owner.Told);
    }

    [Fact]
    public async Task Nobody_waits_for_a_reader_that_has_gone()
    {
        var owner = new Owner();
        _pipe.Read.Dispose();
        _console.Write("x\n"u8.ToArray(), owner, "1");
        _console.Write("y\n"u8.ToArray(), owner, "2");
        await owner.Both.Task.Within();
    }

    private sealed class Owner : ICanTell
    {
        public List<object> Told { get; } = [];

        public TaskCompletionSource Both { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Tell(object message, IActorRef? sender)
        {
            Told.Add(message);
            if (Told.Count == 2) Both.SetResult();
        }
    }
}
