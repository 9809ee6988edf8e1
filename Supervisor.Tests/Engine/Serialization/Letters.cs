namespace Supervisor.Tests.Engine.Serialization;

internal interface ILetter;

internal record Letter(string Text) : ILetter;

internal sealed record LoveLetter(string Text) : Letter(Text);

internal sealed record Parcel(int Weight);
