namespace DeviceEmulator.Stack;

/// <summary>When the messages of key establishment leave.</summary>
internal enum KeyEstablishmentPace
{
    /// <summary>As soon as they are computed: the announced times are the most that a partner has to wait.</summary>
    AtOnce,

    /// <summary>When the announced time is over: an emulated device takes as long as a small one would.</summary>
    AsAnnounced,
}
