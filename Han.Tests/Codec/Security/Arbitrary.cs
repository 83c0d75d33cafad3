namespace Han.Tests.Codec.Security;

/// <summary>Arbitrary octets that are the same in every run.</summary>
internal static class Arbitrary
{
    public static byte[] Octets(int count, ulong seed)
    {
        byte[] octets = new byte[count];
        for (int i = 0; i < count; i++)
        {
            octets[i] = Draws.Of(2 + (seed * 1_000_003) + (ulong)(i / Draws.Octets))[i % Draws.Octets];
        }

        return octets;
    }
}
