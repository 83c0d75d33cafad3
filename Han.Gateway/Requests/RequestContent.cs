using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Han.Gateway.Requests;

/// <summary>
/// What was asked, as SHA-256 over the request as it was read: the same request asked again is known as such whatever time it is and whatever has become
/// of its addresses. Stored beside each request that has a reference: what is hashed must not change, or a repeat would be taken for another request.
/// </summary>
internal static class RequestContent
{
    /// <summary>The text of so many addresses is turned into octets at once, which costs a fraction of turning one value after the other.</summary>
    private const int AtOnce = 256;

    /// <summary>Empty without a reference: then nothing is compared.</summary>
    public static byte[] HashOf(HanRequest request)
    {
        if (request.Header.RequestId is null)
        {
            return [];
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(
            $"{request.Command}\n{request.Header.Priority}\n{request.Header.CallbackUri}\n{request.Addresses.GroupId}\n"));
        AddressList addresses = request.Addresses.Addresses;
        for (int i = 0; i < addresses.Count; i += AtOnce)
        {
            Append(hash, addresses.Lines(i, Math.Min(AtOnce, addresses.Count - i)));
        }

        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<char> text)
    {
        byte[] octets = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        hash.AppendData(octets, 0, Encoding.UTF8.GetBytes(text, octets));
        ArrayPool<byte>.Shared.Return(octets);
    }
}
