namespace Sep.Codec.Clusters.Price;

/// <summary>What the other cost of a commodity is counted in.</summary>
public enum AlternateCostUnit : byte
{
    /// <summary>Kilograms of carbon dioxide for each unit of measure. Some implementations number it 0x02; that octet is kept and has no name here.</summary>
    KilogramsOfCarbonDioxide = 0x01,

    /// <summary>The field is not used.</summary>
    Unused = 0xFF,
}
