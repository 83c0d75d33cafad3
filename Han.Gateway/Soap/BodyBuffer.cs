using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Han.Gateway.Soap;

/// <summary>A request body in one pooled array, which is what the dictionary reader is fastest over. Disposing gives the array back.</summary>
internal sealed class BodyBuffer : IDisposable
{
    private const int FirstSize = 16 * 1024;

    private BodyBuffer(byte[] bytes) => Bytes = bytes;

    public byte[] Bytes { get; private set; }

    public int Length { get; private set; }

    public static async Task<BodyBuffer> ReadAsync(PipeReader reader, long? contentLength, int maxBytes, CancellationToken cancellationToken)
    {
        if (contentLength > maxBytes)
        {
            throw TooLarge();
        }

        var buffer = new BodyBuffer(ArrayPool<byte>.Shared.Rent((int)(contentLength ?? FirstSize)));
        try
        {
            while (true)
            {
                ReadResult result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                buffer.Append(result.Buffer, maxBytes);
                reader.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                {
                    return buffer;
                }
            }
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        byte[] bytes = Bytes;
        Bytes = [];
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Append(ReadOnlySequence<byte> part, int maxBytes)
    {
        if (part.Length > maxBytes - Length)
        {
            throw TooLarge();
        }

        int length = Length + (int)part.Length;
        if (length > Bytes.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Min(Math.Max(length, Bytes.Length * 2), maxBytes));
            Bytes.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(Bytes);
            Bytes = larger;
        }

        part.CopyTo(Bytes.AsSpan(Length));
        Length = length;
    }

    private static SoapFaultException TooLarge() => new(SoapFault.Client("the message is too large", StatusCodes.Status413PayloadTooLarge));
}
