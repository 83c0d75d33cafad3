using Sep.Codec.Capture;
using Sep.Codec.Mac;

namespace DeviceEmulator.Node;

/// <summary>What a MAC tells the layer above. Payloads lie in the MAC's own buffer: they may be changed in place, and are valid during the call only.</summary>
internal interface IMacUser
{
    void OnData(in MacHeader header, Memory<byte> payload, in FrameReception reception);

    void OnCommand(in MacHeader header, ReadOnlyMemory<byte> payload);

    void OnBeacon(in MacHeader header, ReadOnlyMemory<byte> payload, in FrameReception reception);

    /// <summary>Somebody scans.</summary>
    void OnBeaconRequest();

    /// <summary>
    /// Somebody asks for a frame, and not once more because it missed the acknowledgement; called before it is acknowledged, so that what is kept now is announced by the acknowledgement.
    /// </summary>
    void OnPoll(MacAddress child);

    void OnSent(MacTransmission transmission, MacResult result);

    /// <summary>A poll is over.</summary>
    /// <param name="result">Whether the parent heard it.</param>
    /// <param name="isFollowed">A frame follows.</param>
    void OnPolled(MacResult result, bool isFollowed);
}
