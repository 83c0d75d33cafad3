using System.Security.Cryptography;
using DeviceEmulator.Certificates;
using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Devices;

/// <summary>
/// Signs the reports of a device with the key of its certificate, as Smart Energy 1.0 asks and later revisions do not (075356r15 Annex D): type 1, ECDSA
/// over the 18 octets before the signature.
/// </summary>
/// <param name="identity">Whose key it is; it must outlive this.</param>
/// <param name="entropy">Must not give the same octets in another run with the same key: two signatures of one number tell the key. A home whose keys follow from its seed has none to lose.</param>
internal sealed class ReportSigner(DeviceIdentity identity, IEntropy entropy)
{
    private const int RandomOctets = 32;

    public ReportEventStatus Sign(in ReportEventStatus report)
    {
        ReportEventStatus typed = report with { SignatureType = SignatureType.Ecdsa };
        Span<byte> frame = stackalloc byte[ZclHeader.MaxSize + ReportEventStatus.Size];
        int length = ZclFrame.Write(frame, 0, disableDefaultResponse: true, typed);
        ReadOnlySpan<byte> fields = frame[(length - ReportEventStatus.Size)..length][..EventStatusSigning.SignedSize];
        Span<byte> random = stackalloc byte[RandomOctets];
        entropy.Fill(random);
        EventSignature signature = identity.Sign(fields, random);
        CryptographicOperations.ZeroMemory(random);
        return typed with { Signature = signature };
    }
}
