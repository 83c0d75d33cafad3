namespace DeviceEmulator.Stack;

/// <summary>Who owns what in a stack, so that the application asks instead of knowing the make of a radio.</summary>
/// <param name="TrustCentre">Who admits devices and holds their link keys.</param>
/// <param name="ApsSecurity">Who encrypts single frames with link keys.</param>
/// <param name="Zdo">Who answers the device object's requests.</param>
/// <param name="CanReadKeys">Whether the keys in use can be read back.</param>
/// <param name="CanFragment">Whether ASDUs above <paramref name="LargestAsdu"/> are fragmented instead of refused.</param>
/// <param name="CanCapture">Whether frames can be captured as they were on the air.</param>
/// <param name="LargestAsdu">Octets of the largest ASDU in one frame.</param>
public sealed record StackCapabilities(
    StackRole TrustCentre, StackRole ApsSecurity, StackRole Zdo, bool CanReadKeys, bool CanFragment, bool CanCapture, int LargestAsdu)
{
    /// <summary>Payloads handed over without frames or keys; an ASDU may be as long as a secured frame on the air could carry.</summary>
    public static StackCapabilities ApplicationFidelity { get; } = new(
        StackRole.Absent, StackRole.Absent, StackRole.Absent, CanReadKeys: false, CanFragment: false, CanCapture: false, LargestAsdu: 82);
}
