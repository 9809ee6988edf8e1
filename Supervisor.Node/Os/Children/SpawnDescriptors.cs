namespace Supervisor.Node.Os.Children;

/// <summary>What a child gets as its 0, 1 and 2, and the directory it starts in if not the daemon's.</summary>
internal readonly record struct SpawnDescriptors(int Stdin, int Stdout, int Stderr, int? Directory);
