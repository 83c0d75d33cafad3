namespace Sep.Codec.Zcl;

/// <summary>What a value stands for, and so by which method of <see cref="ZclValue"/> it is read.</summary>
public enum ZclValueKind : byte
{
    /// <summary>No octets at all, or a type that is not known.</summary>
    None,

    /// <summary>A number without a sign: integers, data, bitmaps, enumerations, cluster and attribute ids.</summary>
    Unsigned,

    /// <summary>A number with a sign.</summary>
    Signed,
    Boolean,

    /// <summary>A floating-point number of 16, 32 or 64 bits.</summary>
    Float,

    /// <summary>A character string, UTF-8.</summary>
    Text,

    /// <summary>An octet string.</summary>
    Octets,

    /// <summary>An array, a set, a bag or a structure.</summary>
    Collection,
    TimeOfDay,
    Date,

    /// <summary>UTCTime.</summary>
    Time,

    /// <summary>An IEEE address.</summary>
    Eui64,

    /// <summary>A key of 128 bits.</summary>
    Key,
}
