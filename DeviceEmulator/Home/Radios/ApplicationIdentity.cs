using DeviceEmulator.Certificates;
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

    /// <param name="node">The node.</param>
    /// <param name="faults">What it does wrong.</param>
    /// <param name="identity">What its certificate says; null where it has none of its own.</param>
    public static KeyEstablishmentIdentity Of(Eui64 node, Faults.Faults faults, DeviceIdentity? identity) =>
        (identity?.Facts ?? new(node, faults.Has(Misbehaviour.ForeignIssuer) ? ForeignIssuer : Issuer)) with { HasPrivateKey = !faults.Has(Misbehaviour.BadKeyConfirm) };
}
