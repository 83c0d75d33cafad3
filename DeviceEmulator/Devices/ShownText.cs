using Sep.Codec.Clusters.Messaging;

namespace DeviceEmulator.Devices;

/// <summary>A text as a device shows it.</summary>
/// <param name="WantsConfirmation">True when its user is still to confirm it.</param>
public sealed record ShownText(uint MessageId, string Text, MessageImportance Importance, bool WantsConfirmation);
