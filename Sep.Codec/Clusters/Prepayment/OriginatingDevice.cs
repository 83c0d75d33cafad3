namespace Sep.Codec.Clusters.Prepayment;

/// <summary>Where a request of a customer was made.</summary>
public enum OriginatingDevice : byte
{
    EnergyServiceInterface = 0x00,
    Meter = 0x01,
    InHomeDisplay = 0x02,
}
