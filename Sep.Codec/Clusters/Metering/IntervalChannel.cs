namespace Sep.Codec.Clusters.Metering;

/// <summary>Which flow a profile is of.</summary>
public enum IntervalChannel : byte
{
    /// <summary>Energy to the premises.</summary>
    ConsumptionDelivered = 0x00,

    /// <summary>Energy from the premises.</summary>
    ConsumptionReceived = 0x01,
}
