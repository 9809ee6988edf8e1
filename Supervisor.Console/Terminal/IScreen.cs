namespace Supervisor.Cli.Terminal;

/// <summary>The whole terminal, until it is disposed of; then the user has it back as it was.</summary>
internal interface IScreen : IDisposable
{
    (int Columns, int Rows) Size { get; }

    /// <summary>Readable when keys have been pressed.</summary>
    int KeysDescriptor { get; }

    /// <summary>Keys that are here already.</summary>
    IEnumerable<Key> TakeKeys();

    void Write(string text);

    /// <summary>Gives the terminal back and stops this program, until the shell brings it to the front again.</summary>
    void Suspend();

    /// <summary>Runs, on another thread, when the size has changed or a signal asks us to end.</summary>
    Action<bool> OnSignal { set; }
}
