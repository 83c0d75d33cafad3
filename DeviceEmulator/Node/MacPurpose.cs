namespace DeviceEmulator.Node;

/// <summary>Why a frame is sent, for whoever hears what became of it.</summary>
internal enum MacPurpose : byte
{
    Network = 0,
    Poll,
    AssociationRequest,
    AssociationResponse,
    Beacon,
}
