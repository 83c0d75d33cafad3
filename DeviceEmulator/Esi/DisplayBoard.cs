namespace DeviceEmulator.Esi;

/// <summary>What an ESI has for displays: one text, the prices in force and to come, and a cancel under way. Made when there is something.</summary>
internal sealed class DisplayBoard
{
    /// <summary>By deliveries, the latest first: all of one text.</summary>
    public StoredText? Text;

    public StoredTextCancel? Cancel;

    /// <summary>By start.</summary>
    public readonly List<StoredPrice> Prices = [];

    public bool IsEmpty => Text is null && Cancel is null && Prices.Count == 0;
}
