namespace DeviceEmulator.Esi;

/// <summary>Forward a Cancel All Load Control Events.</summary>
public sealed record CancelAllCommand(byte CommandId, ReadOnlyMemory<byte> Payload) : EsiCommand(CommandId, Payload);
