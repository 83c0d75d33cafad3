using DeviceEmulator.Faults;
using DeviceEmulator.Radio;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Radios;

/// <summary>What a node brings to key establishment at application fidelity, and what its faults make of it.</summary>
internal static class ApplicationIdentity
{
    /// <summary>"EMULATED", the authority of emulated homes.</summary>
    public const ulong Issuer = 0x454D554C41544544;

    /// <summary>"FOREIGN1", one that nobody in the home trusts.</summary>
    public const ulong ForeignIssuer = 0x464F524549474E31;

    public static KeyEstablishmentIdentity Of(Eui64 node, Faults.Faults faults) =>
        new(node, faults.Has(Misbehaviour.ForeignIssuer) ? ForeignIssuer : Issuer) { HasPrivateKey = !faults.Has(Misbehaviour.BadKeyConfirm) };
}
