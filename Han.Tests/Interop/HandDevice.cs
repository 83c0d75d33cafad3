using Han.Tests.Air;
using Sep.Codec.Mac;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Tests.Interop;

/// <summary>A device that joins step by step, by frames put together here, and acknowledges what is for it.</summary>
internal sealed class HandDevice(LiveAir live, Eui64 address, Antenna antenna)
{
    private static readonly TimeSpan _pollPause = TimeSpan.FromMilliseconds(200);

    private byte _sequence;
    private ushort _shortAddress = MacAddress.Broadcast;

    public static Task<HandDevice> OnAsync(LiveAir live, Eui64 address) => live.On(() =>
    {
        Antenna antenna = live.Put();
        HandDevice device = new(live, address, antenna);
        antenna.Then = device.Answer;
        return device;
    });

    /// <summary>Asks who is there, and returns the answer.</summary>
    public async Task<(MacHeader Header, MacBeacon Beacon, ZigBeeBeacon Network)> ScanAsync()
    {
        MacHeader request = new(MacFrameType.Command, Next(), MacAddress.Short(MacAddress.Broadcast, MacAddress.Broadcast));
        byte[] frame = await AskAsync(Command(request, default(BeaconRequest)), header => header.FrameType == MacFrameType.Beacon);
        Assert.Equal(FrameError.None, MacFrame.Read(frame, out MacHeader header, out ReadOnlyMemory<byte> payload));
        Assert.Equal(FrameError.None, MacFrame.ReadBeacon(payload, out MacBeacon beacon, out ReadOnlyMemory<byte> rest));
        Assert.Equal(FrameError.None, MacFrame.ReadZigBeeBeacon(rest, out ZigBeeBeacon network, out _));
        return (header, beacon, network);
    }

    /// <summary>Asks for admission and fetches the answer.</summary>
    public async Task<AssociationResponse> AssociateAsync(ushort panId)
    {
        CapabilityInformation capability = CapabilityInformation.FullFunctionDevice | CapabilityInformation.MainsPower
            | CapabilityInformation.ReceiverOnWhenIdle | CapabilityInformation.AllocateAddress;
        MacHeader request = new(
            MacFrameType.Command, Next(), MacAddress.Short(panId, 0), MacAddress.Extended(MacAddress.Broadcast, address), AcknowledgementRequest: true);
        await live.On(antenna.Frames.Clear);
        await AskAsync(Command(request, new AssociationRequest(capability)), header => IsAcknowledgementOf(header, request));

        byte[]? frame;
        do
        {
            await PollAsync(panId);
            frame = await live.On(() => Find(from: 0, heard => heard.FrameType == MacFrameType.Command && heard.Destination.ExtendedAddress == address));
        }
        while (frame is null);
        Assert.Equal(FrameError.None, MacFrame.Read(frame, out _, out ReadOnlyMemory<byte> payload));
        Assert.Equal(FrameError.None, MacFrame.ReadCommand(payload, out AssociationResponse response, out _));
        _shortAddress = response.Status == AssociationStatus.Successful ? response.ShortAddress : MacAddress.Broadcast;
        return response;
    }

    /// <summary>
    /// Asks for what waits, and gives it time to come. One question may be too early: the trust centre stores what it grants before it can answer.
    /// </summary>
    private async Task PollAsync(ushort panId)
    {
        MacHeader poll = new(
            MacFrameType.Command, Next(), MacAddress.Short(panId, 0), MacAddress.Extended(panId, address), AcknowledgementRequest: true,
            PanIdCompression: true);
        byte[] acknowledgement = await AskAsync(Command(poll, default(DataRequest)), header => IsAcknowledgementOf(header, poll));
        Assert.Equal(FrameError.None, MacFrame.Read(acknowledgement.AsSpan(), out MacHeader header, out _));
        Assert.True(header.FramePending);
        await Task.Delay(_pollPause, TimeProvider.System, live.Limit);
    }

    /// <summary>The next data frame that is for it, without its frame check sequence.</summary>
    public Task<byte[]> DataAsync() => HearAsync(
        from: 0, heard => heard.FrameType == MacFrameType.Data && heard.Destination.Mode == MacAddressMode.Short && heard.Destination.ShortAddress == _shortAddress);

    private static bool IsAcknowledgementOf(in MacHeader header, in MacHeader request) => header.FrameType == MacFrameType.Ack && header.Sequence == request.Sequence;

    private static byte[] Command<T>(in MacHeader header, in T command) where T : struct, ILayerCommand<T, MacCommandId>
    {
        byte[] psdu = new byte[MacFrame.MaxSize];
        return psdu[..MacFrame.AppendFrameCheck(psdu, MacFrame.WriteCommand(psdu, header, command))];
    }

    private byte Next() => unchecked(++_sequence);

    private async Task<byte[]> AskAsync(byte[] psdu, Func<MacHeader, bool> isAnswer)
    {
        int from = await live.On(() =>
        {
            live.Air.Transmit(antenna, psdu);
            return antenna.Frames.Count;
        });
        return await HearAsync(from, isAnswer);
    }

    private async Task<byte[]> HearAsync(int from, Func<MacHeader, bool> isIt)
    {
        byte[]? found = null;
        await live.Until(() => (found = Find(from, isIt)) is not null);
        return found!;
    }

    private byte[]? Find(int from, Func<MacHeader, bool> isIt) => antenna.Frames.Skip(from).Select(heard => Convert.FromHexString(heard.Psdu)[..^2])
        .FirstOrDefault(frame => MacFrame.Read(frame.AsSpan(), out MacHeader header, out _) == FrameError.None && isIt(header));

    private void Answer(byte[] psdu)
    {
        if (MacFrame.Read(psdu.AsSpan()[..^2], out MacHeader header, out _) == FrameError.None && header.AcknowledgementRequest
            && (header.Destination.ExtendedAddress == address
                || (header.Destination.Mode == MacAddressMode.Short && header.Destination.ShortAddress is var to and not 0 && IsOurs(to))))
        {
            byte[] answer = new byte[MacHeader.MaxSize];
            int length = MacFrame.AppendFrameCheck(answer, MacFrame.Write(answer, MacHeader.Ack(header.Sequence, framePending: false), []));
            live.Air.Transmit(antenna, answer.AsSpan(0, length));
        }
    }

    /// <summary>Until the answer to its association is read, any short address may have become its own.</summary>
    private bool IsOurs(ushort address) => _shortAddress == MacAddress.Broadcast || address == _shortAddress;
}
