using System.Buffers;

namespace Sep.Codec.Capture;

/// <summary>One file format of captures.</summary>
internal interface ICaptureFormat
{
    /// <summary>True when a capture may end here.</summary>
    bool IsBetweenRecords { get; }

    /// <summary>Reads on to the next packet, as <see cref="CaptureReader.Read"/>, never answering <see cref="CaptureStatus.End"/>.</summary>
    CaptureStatus Read(ref ReadOnlySequence<byte> input, out CapturedPacket packet, out CaptureError error);
}
