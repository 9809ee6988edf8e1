using System.Text;
using Supervisor.Node.Os.Daemon;

namespace Supervisor.Node.Os.Children;

/// <summary>What is executed, in the kernel's form and outside of the runtime's memory.</summary>
internal sealed unsafe class SpawnOrder(LocatedCommand command, byte[][] environment) : IDisposable
{
    private readonly NativeStrings _path = new([Bytes(command.Path)]);
    private readonly NativeStrings _arguments = new([.. command.Words.Select(Bytes)]);
    private readonly NativeStrings _environment = new(environment);

    internal byte* Path => *_path.Pointer;

    internal byte** Arguments => _arguments.Pointer;

    internal byte** Environment => _environment.Pointer;

    public void Dispose()
    {
        _path.Dispose();
        _arguments.Dispose();
        _environment.Dispose();
    }

    private static byte[] Bytes(string word) => Encoding.UTF8.GetBytes(word + '\0');
}
