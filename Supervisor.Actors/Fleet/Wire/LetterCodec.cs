namespace Supervisor.Actors.Fleet.Wire;

/// <summary>Letters as the bytes that are sealed.</summary>
internal static class LetterCodec
{
    internal static byte[] Encode(Letter letter)
    {
        var writer = new WireWriter();
        writer.Number(letter.From);
        writer.Number(letter.To);
        FleetCodec.Write(writer, letter.Content);
        return writer.ToArray();
    }

    /// <summary>Throws <see cref="WireException"/> for what is not exactly one letter of ours.</summary>
    internal static Letter Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        var letter = new Letter(reader.Number(), reader.Number(), FleetCodec.Read(ref reader));
        return reader.IsAtEnd ? letter : throw new WireException("there is more after the end");
    }
}
