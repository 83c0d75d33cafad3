namespace Sep.Codec.Clusters.Price;

/// <summary>What a calorific value is counted in.</summary>
public enum CalorificValueUnit : byte
{
    MegajoulesPerCubicMetre = 0x01,
    MegajoulesPerKilogram = 0x02,
}
