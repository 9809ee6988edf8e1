namespace Supervisor.Tests.Differential.Fuzz;

/// <summary>The two daemons differ: with the seed and the steps that lead there.</summary>
internal sealed class FuzzFailure(string message) : Exception(message);
