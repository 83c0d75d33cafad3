namespace Sep.Codec.Zcl;

/// <summary>The revisions of the Smart Energy Profile, oldest first, so that they can be compared.</summary>
public enum SepRevision : byte
{
    /// <summary>1.0, 07-5356-15 of December 2008: one ESI in a network.</summary>
    Se10,

    /// <summary>1.1, 07-5356-16 of March 2011: the same event may come from several ESIs, and each is told what becomes of it.</summary>
    Se11,

    /// <summary>1.1a, 07-5356-17.</summary>
    Se11a,

    /// <summary>1.1b, 07-5356-18.</summary>
    Se11b,

    /// <summary>1.2 and what came later, 07-5356-19 and 07-5356-20.</summary>
    Se12,
}
