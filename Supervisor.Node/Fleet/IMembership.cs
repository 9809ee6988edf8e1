namespace Supervisor.Node.Fleet;

/// <summary>What users may ask of the cluster itself. Both are begun and not awaited.</summary>
internal interface IMembership
{
    /// <summary>The member at the address is to leave in good order.</summary>
    void Leave(string address);

    /// <summary>The member at the address is given up.</summary>
    void Down(string address);
}
