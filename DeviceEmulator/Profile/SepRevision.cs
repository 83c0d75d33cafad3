namespace DeviceEmulator.Profile;

/// <summary>The revision of the Smart Energy Profile that a network follows, where revisions differ in what they ask for.</summary>
public enum SepRevision : byte
{
    /// <summary>075356r15: one ESI in a network.</summary>
    Sep10 = 0,

    /// <summary>075356r16: the same event may come from several ESIs, and each is told what becomes of it.</summary>
    Sep11 = 1,
}
