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
    private const int Buffer = 32 * 1024;

    /// <summary>The schema bounds the three values of an address to far less, in UTF-8.</summary>
    private const int LongestAddress = 4 * 1024;

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
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Buffer);
        int length = 0;
        foreach (RequestAddress address in request.Addresses.Addresses)
        {
            length = Append(buffer, length, address.EsiId);
            length = Append(buffer, length, address.MeterSerialNumber);
            length = Append(buffer, length, address.DeviceMacAddress ?? "");
            if (length > Buffer - LongestAddress)
            {
                hash.AppendData(buffer.AsSpan(0, length));
                length = 0;
            }
        }

        hash.AppendData(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash.GetHashAndReset();
    }

    private static int Append(byte[] buffer, int at, string value)
    {
        // Nearly always plain digits and letters, for which narrowing is enough.
        if (Ascii.FromUtf16(value, buffer.AsSpan(at), out int length) != OperationStatus.Done)
        {
            length = Encoding.UTF8.GetBytes(value, buffer.AsSpan(at));
        }

        buffer[at + length] = (byte)'\n';
        return at + length + 1;
    }
}
