namespace Han.Gateway.Operations;

/// <summary>The operations served at the messaging endpoint. A new one is a file here and a line below.</summary>
internal static class HanOperations
{
    public static IReadOnlyList<IHanOperation> Messaging { get; } =
    [
        new ProcessLoadControlEvent(),
        new ProcessCancelLoadControlEvent(),
        new ProcessCancelAllLoadControlEvents(),
    ];
}
