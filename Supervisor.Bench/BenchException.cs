namespace Supervisor.Bench;

/// <summary>A measurement that cannot be made, in words for whoever asked for it.</summary>
internal sealed class BenchException(string message) : Exception(message);
