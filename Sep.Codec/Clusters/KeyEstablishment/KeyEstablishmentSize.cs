using Sep.Codec.Types;

namespace Sep.Codec.Clusters.KeyEstablishment;

/// <summary>How long the values of suite 1 are, in octets.</summary>
internal static class KeyEstablishmentSize
{
    /// <summary>An implicit certificate.</summary>
    public const int Certificate = 48;

    /// <summary>A compressed point of sect163k1.</summary>
    public const int Point = 22;

    /// <summary>A message authentication code.</summary>
    public const int Mac = 16;

    /// <summary>Refuses to send a value of another length: a mistake of ours, never of a peer.</summary>
    public static void Require(int size, Octets value, string field)
    {
        if (value.Length != size)
        {
            throw new ArgumentException($"{field} has {value.Length} octets, and {size} are needed.", field);
        }
    }
}
