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
    /// <summary>So many characters are turned into octets at once, which costs a fraction of turning one value after the other.</summary>
    private const int Text = 16 * 1024;

    /// <summary>The schema bounds the three values of an address to far less.</summary>
    private const int LongestAddress = 1024;

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
        char[] text = ArrayPool<char>.Shared.Rent(Text);
        byte[] octets = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(Text));
        int length = 0;
        foreach (RequestAddress address in request.Addresses.Addresses)
        {
            length = Append(text, length, address.EsiId);
            length = Append(text, length, address.MeterSerialNumber);
            length = Append(text, length, address.DeviceMacAddress ?? "");
            if (length > Text - LongestAddress)
            {
                hash.AppendData(octets, 0, Encoding.UTF8.GetBytes(text.AsSpan(0, length), octets));
                length = 0;
            }
        }

        hash.AppendData(octets, 0, Encoding.UTF8.GetBytes(text.AsSpan(0, length), octets));
        ArrayPool<char>.Shared.Return(text);
        ArrayPool<byte>.Shared.Return(octets);
        return hash.GetHashAndReset();
    }

    private static int Append(char[] text, int at, string value)
    {
        value.CopyTo(text.AsSpan(at));
        text[at + value.Length] = '\n';
        return at + value.Length + 1;
    }
}
