namespace DeviceEmulator.Esi;

/// <summary>The head-end's own mark of a delivery. An ESI only gives it back.</summary>
public readonly record struct OrderTag(uint Order, int Target);
