namespace DeviceEmulator.Profile;

/// <summary>Which displays of a home show a text or price that is addressed to one device.</summary>
public enum DisplayDelivery : byte
{
    /// <summary>All of them, as ESIs did that sent such messages to the cluster and not to a device.</summary>
    EveryDisplay = 0,

    /// <summary>The addressed one.</summary>
    AddressedDevice,
}
