using System.Buffers.Binary;

namespace DeviceEmulator.Certificates;

/// <summary>The last ten octets of a certificate: profile 0x0109, manufacturer code, and six of the manufacturer's, which are zero here.</summary>
internal static class ProfileAttributes
{
    private const ushort SmartEnergy = 0x0109;

    public static void Write(Span<byte> attributes, ushort manufacturer)
    {
        attributes.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(attributes, SmartEnergy);
        BinaryPrimitives.WriteUInt16BigEndian(attributes[2..], manufacturer);
    }
}
