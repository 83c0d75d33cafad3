namespace DeviceEmulator.Devices;

/// <summary>The price in force as a device shows it.</summary>
/// <param name="Label">The name of the rate; empty for none.</param>
/// <param name="PerUnit">In the currency, with its decimal point.</param>
/// <param name="Currency">ISO 4217 number.</param>
/// <param name="Tier">1..15; 0 for no tier.</param>
public sealed record ShownPrice(uint IssuerEventId, string Label, decimal PerUnit, ushort Currency, int Tier);
