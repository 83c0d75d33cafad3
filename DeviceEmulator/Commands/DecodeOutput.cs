using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sep.Codec.Inspect;

namespace DeviceEmulator.Commands;

/// <summary>Writes what was decoded to a stream, as JSON or as text, gathered into large pieces.</summary>
internal sealed class DecodeOutput(Stream stream, bool asJson) : IDisposable
{
    private const int PieceLength = 1 << 16;

    // The output is no part of a web page: only what JSON itself forbids is escaped.
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _buffer = new(PieceLength);

    public bool AsJson => asJson;

    /// <summary>Writes one frame: a line of JSON, or a tree.</summary>
    public void Write(InspectedFrame frame)
    {
        if (asJson)
        {
            Write(frame.WriteTo);
        }
        else
        {
            Write(frame.ToString());
        }
    }

    /// <summary>Writes one line of JSON.</summary>
    public void Write(Action<Utf8JsonWriter> write)
    {
        using (Utf8JsonWriter json = new(_buffer, _options))
        {
            write(json);
        }

        Write("\n");
    }

    public void Write(string text)
    {
        Encoding.UTF8.GetBytes(text, _buffer);
        if (_buffer.WrittenCount >= PieceLength)
        {
            Flush();
        }
    }

    public void Flush()
    {
        stream.Write(_buffer.WrittenSpan);
        stream.Flush();
        _buffer.ResetWrittenCount();
    }

    public void Dispose()
    {
        Flush();
        stream.Dispose();
    }
}
