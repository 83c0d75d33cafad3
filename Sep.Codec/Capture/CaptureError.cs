namespace Sep.Codec.Capture;

/// <summary>Why a capture cannot be read on.</summary>
public enum CaptureError : byte
{
    None = 0,

    /// <summary>The first octets are those of neither pcap nor pcapng.</summary>
    UnknownFormat,

    /// <summary>A version of the format other than pcap 2 or pcapng 1.</summary>
    UnknownVersion,

    /// <summary>Lengths that contradict each other.</summary>
    Malformed,

    /// <summary>A packet of more than <see cref="CaptureReader.MaxPacketLength"/> octets, or a description of as many.</summary>
    TooLong,

    /// <summary>A packet of an interface that was not described.</summary>
    UnknownInterface,

    /// <summary>More than <see cref="CaptureReader.MaxInterfaces"/> interfaces.</summary>
    TooManyInterfaces,

    /// <summary>The input ended within a record.</summary>
    Truncated,
}
