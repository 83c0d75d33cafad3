using Sep.Codec.Coordinator.Spinel;

namespace DeviceEmulator.Coordinator;

/// <content>What the host may ask.</content>
internal sealed partial class RadioSettings
{
    private const uint ProtocolMajor = 4, ProtocolMinor = 3;
    private const uint InterfaceThread = 3;
    private const uint ApiVersion = 10, MinimumHostApiVersion = 4;
    private const uint LowestFrequencyKilohertz = 2_405_000, FrequencyStepKilohertz = 5_000;
    private const SpinelRadioCapabilities RadioCapabilities = SpinelRadioCapabilities.AcknowledgementTimeout | SpinelRadioCapabilities.EnergyScan
        | SpinelRadioCapabilities.TransmitRetries | SpinelRadioCapabilities.CsmaBackoff;

    private static readonly SpinelCapability[] _capabilities =
    [
        SpinelCapability.ConfigurationRadio, SpinelCapability.MacRaw, SpinelCapability.RcpApiVersion, SpinelCapability.RcpMinimumHostApiVersion,
        SpinelCapability.Ieee802154In2003, SpinelCapability.Ieee802154In2006, SpinelCapability.Oqpsk2450MHz,
    ];

    /// <summary>Writes the value of a property; false for one that there is not.</summary>
    public bool TryGet(SpinelProperty property, ref SpinelWriter w)
    {
        switch (property)
        {
            case SpinelProperty.ProtocolVersion:
                w.Packed(ProtocolMajor);
                w.Packed(ProtocolMinor);
                return true;
            case SpinelProperty.NcpVersion: w.Text("DeviceEmulator/1.0; emulated radio"); return true;
            case SpinelProperty.InterfaceType: w.Packed(InterfaceThread); return true;
            case SpinelProperty.VendorId: w.Packed(0); return true;
            case SpinelProperty.InterfaceCount: w.U8(1); return true;
            case SpinelProperty.HardwareAddress: w.Eui64(hardwareAddress); return true;
            case SpinelProperty.RcpApiVersion: w.Packed(ApiVersion); return true;
            case SpinelProperty.RcpMinimumHostApiVersion: w.Packed(MinimumHostApiVersion); return true;
            case SpinelProperty.RadioCapabilities: w.Packed((uint)RadioCapabilities); return true;
            case SpinelProperty.Capabilities:
                foreach (SpinelCapability capability in _capabilities)
                {
                    w.Packed((uint)capability);
                }

                return true;
            default: return TryGetPhy(property, ref w) || TryGetMac(property, ref w);
        }
    }

    private bool TryGetPhy(SpinelProperty property, ref SpinelWriter w)
    {
        switch (property)
        {
            case SpinelProperty.PhyEnabled: w.Bool(IsEnabled); return true;
            case SpinelProperty.PhyChannel: w.U8(Channel); return true;
            case SpinelProperty.PhyChannelsSupported: w.Raw(_channels); return true;
            case SpinelProperty.PhyFrequency:
                w.U32(LowestFrequencyKilohertz + ((uint)(Channel - LowestChannel) * FrequencyStepKilohertz));
                return true;
            case SpinelProperty.PhyCcaThreshold: w.S8(_ccaThreshold); return true;
            case SpinelProperty.PhyTransmitPower: w.S8(_transmitPower); return true;
            case SpinelProperty.PhyRssi: w.S8(NoiseFloor); return true;
            case SpinelProperty.PhyReceiveSensitivity: w.S8(Sensitivity); return true;
            default: return false;
        }
    }

    private bool TryGetMac(SpinelProperty property, ref SpinelWriter w)
    {
        switch (property)
        {
            case SpinelProperty.MacScanMask: w.Raw(ScanMask); return true;
            case SpinelProperty.MacScanPeriod: w.U16(ScanPeriodMilliseconds); return true;
            case SpinelProperty.MacExtendedAddress: w.Eui64(Addresses.Extended); return true;
            case SpinelProperty.MacShortAddress: w.U16(Addresses.Short); return true;
            case SpinelProperty.MacPanId: w.U16(Addresses.PanId); return true;
            case SpinelProperty.MacRawStreamEnabled: w.Bool(IsRaw); return true;
            case SpinelProperty.MacPromiscuousMode: w.U8(Promiscuous); return true;
            case SpinelProperty.MacReceiverOnWhenIdle: w.Bool(IsReceiverOnWhenIdle); return true;
            case SpinelProperty.MacSourceMatchEnabled: w.Bool(Addresses.IsMatching); return true;
            case SpinelProperty.MacSourceMatchShortAddresses:
                foreach (ushort address in Addresses.PendingShort)
                {
                    w.U16(address);
                }

                return true;
            case SpinelProperty.MacSourceMatchExtendedAddresses:
                foreach (Sep.Codec.Types.Eui64 address in Addresses.PendingExtended)
                {
                    w.Eui64(address);
                }

                return true;
            default: return false;
        }
    }
}
