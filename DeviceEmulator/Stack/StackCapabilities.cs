namespace DeviceEmulator.Stack;

/// <summary>Who owns what in a stack, so that the application asks instead of knowing the make of a radio.</summary>
/// <param name="TrustCentre">Who admits devices and holds their link keys (053474r17 4.6.2).</param>
/// <param name="ApsSecurity">Who encrypts single frames with link keys, as <see cref="ApsAddress.Security"/> asks.</param>
/// <param name="Zdo">Who answers the device object's requests.</param>
/// <param name="KeyEstablishment">
/// Who runs CBKE: <see cref="StackRole.Host"/> all of it; <see cref="StackRole.Coordinator"/> its mathematics, while the messages of cluster 0x0800
/// pass through the host; <see cref="StackRole.Module"/> all of it in firmware, so that <see cref="IKeyEstablishment.Start"/> is not supported.
/// </param>
/// <param name="ReportsKeyEstablishment">Whether the outcome of exchanges that the host did not start is told.</param>
/// <param name="ReportsRefusedJoins">Whether a refused device is told of, or only absent.</param>
/// <param name="CanReadKeys">Whether the keys in use can be read back.</param>
/// <param name="CanFragment">Whether ASDUs above <paramref name="LargestAsdu"/> are fragmented instead of refused.</param>
/// <param name="CanCapture">Whether frames can be captured as they were on the air.</param>
/// <param name="LargestAsdu">Octets of the largest ASDU in one frame that is secured with a link key.</param>
public sealed record StackCapabilities(
    StackRole TrustCentre,
    StackRole ApsSecurity,
    StackRole Zdo,
    StackRole KeyEstablishment,
    bool ReportsKeyEstablishment,
    bool ReportsRefusedJoins,
    bool CanReadKeys,
    bool CanFragment,
    bool CanCapture,
    int LargestAsdu)
{
    /// <summary>Octets that fragments make possible: what every Smart Energy device takes in one transmission.</summary>
    public const int FragmentedAsdu = 128;

    /// <summary>Octets of the longest ASDU that is sent at all.</summary>
    public int LongestAsdu => CanFragment ? FragmentedAsdu : LargestAsdu;

    /// <summary>Octets of the largest ASDU in one frame that is secured with a link key, in the stacks known here.</summary>
    public const int SecuredAsdu = 82;

    /// <summary>Payloads handed over without frames or keys; an ASDU may be as long as a secured frame on the air could carry.</summary>
    public static StackCapabilities ApplicationFidelity { get; } = new(
        TrustCentre: StackRole.Host, ApsSecurity: StackRole.Absent, Zdo: StackRole.Absent, KeyEstablishment: StackRole.Host,
        ReportsKeyEstablishment: true, ReportsRefusedJoins: true, CanReadKeys: false, CanFragment: false, CanCapture: false, LargestAsdu: SecuredAsdu);
}
