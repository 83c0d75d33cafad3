namespace Han.Gateway.Requests;

/// <summary>What a request asks for. A closed set; a switch over it is exhaustive or throws by name.</summary>
public abstract record HanCommand
{
    private protected HanCommand()
    {
    }
}
