namespace Supervisor.Cli.Rpc;

/// <summary>One XML-RPC value, as far as supervisord produces and takes them.</summary>
internal abstract record RpcValue
{
    private RpcValue() { }

    internal sealed record Whole(long Number) : RpcValue;
    internal sealed record Truth(bool Holds) : RpcValue;
    internal sealed record Real(double Number) : RpcValue;
    internal sealed record Text(string Content) : RpcValue;
    internal sealed record List(IReadOnlyList<RpcValue> Items) : RpcValue;
    internal sealed record Map(IReadOnlyList<KeyValuePair<string, RpcValue>> Members) : RpcValue;

    public static implicit operator RpcValue(string content) => new Text(content);
    public static implicit operator RpcValue(int number) => new Whole(number);

    public string AsText() => this switch
    {
        Text text => text.Content,
        Whole whole => whole.Number.ToString(),
        _ => throw Unexpected("a string"),
    };

    public long AsNumber() => this switch
    {
        Whole whole => whole.Number,
        Truth truth => truth.Holds ? 1 : 0,
        _ => throw Unexpected("a number"),
    };

    public double AsReal() => this is Real real ? real.Number : AsNumber();

    public bool AsTruth() => AsNumber() != 0;

    public IReadOnlyList<RpcValue> AsList() => this is List list ? list.Items : throw Unexpected("an array");

    public RpcValue this[string name] =>
        Find(name) ?? throw new ReplyException($"the server's answer has no member '{name}'");

    /// <summary>A member that a server may leave out.</summary>
    public RpcValue? Find(string name)
    {
        if (this is not Map map) throw Unexpected("a struct");
        foreach (var member in map.Members)
            if (member.Key == name)
                return member.Value;
        return null;
    }

    private ReplyException Unexpected(string wanted) =>
        new($"the server answered {Kind} where {wanted} was expected");

    private string Kind => this switch
    {
        Whole => "a number",
        Truth => "a boolean",
        Real => "a real number",
        Text => "a string",
        List => "an array",
        _ => "a struct",
    };
}
