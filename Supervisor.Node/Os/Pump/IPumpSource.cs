namespace Supervisor.Node.Os.Pump;

/// <summary>A descriptor the pump thread waits for.</summary>
internal interface IPumpSource
{
    /// <summary>It can be read or written, or is broken: does what can be done without waiting.</summary>
    void Ready(Span<byte> buffer);

    /// <summary>Leaves the pump for good.</summary>
    void Abandon();
}
