namespace Han.Gateway.Agreements;

/// <summary>The types of messages that an In-Home Services Agreement may allow. The names are those of the wire; values are stored.</summary>
[Flags]
public enum MessageTypes : byte
{
    None = 0,

    /// <summary>Texts and their cancels.</summary>
    SimpleText = 1,

    /// <summary>Prices.</summary>
    Pricing = 2,

    /// <summary>Load control events, their cancels, and the enrollment group of a device.</summary>
    LoadControl = 4,
}
