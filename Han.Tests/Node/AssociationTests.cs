using DeviceEmulator.Air;
using Sep.Codec.Mac;
using Sep.Codec.Types;

namespace Han.Tests.Node;

/// <summary>Association as a coordinator meets it, from strangers that a test plays by hand.</summary>
public sealed class AssociationTests : AirScenario
{
    private const int MostAssociating = 16;

    private readonly List<ushort> _given = [];
    private byte _sequence;

    [Fact]
    public void Who_asks_twice_before_it_fetches_the_answer_has_one_address()
    {
        Open();
        AcknowledgeAnswers();
        Ask(Two);
        Ask(Two);
        Assert.True(Poll(Two));
        Assert.False(Poll(Two));
        Assert.Single(_given);
        Assert.Equal(_given[0], Bench.Coordinator.Stack.Memory.Neighbours.FindJoining(Two)!.Address);
    }

    [Fact]
    public void Who_asks_again_later_has_another_one()
    {
        Open();
        AcknowledgeAnswers();
        Ask(Two);
        Poll(Two);
        Ask(Two);
        Poll(Two);
        Assert.Equal(2, _given.Distinct().Count());
        Assert.Equal(_given[1], Bench.Coordinator.Stack.Memory.Neighbours.FindJoining(Two)!.Address);
    }

    [Fact]
    public void A_crowd_is_answered_by_and_by()
    {
        Open();
        Eui64[] crowd = [.. Enumerable.Range(0, 3 * MostAssociating).Select(n => new Eui64(0x0200_0000_0001_0000 + (ulong)n))];
        foreach (Eui64 stranger in crowd)
        {
            Ask(stranger);
        }

        Assert.Equal(MostAssociating, crowd.Count(Poll));

        // What nobody fetched is dropped after macTransactionPersistenceTime, and there is a place again.
        Bench.Run(8_000);
        Ask(crowd[^1]);
        Assert.True(Poll(crowd[^1]));
    }

    [Fact]
    public void A_damaged_request_is_not_heard()
    {
        Open();
        byte[] request = Request(Two);
        request[^3] ^= 0x01;
        Bench.Air.Inject(request, Bench.Esi.Identity.Channel);
        int frames = Bench.Air.Frames.Count;
        Bench.Run(20);
        Assert.Equal(frames, Bench.Air.Frames.Count);
    }

    [Fact]
    public void What_is_for_another_one_is_not_heard()
    {
        Open();
        byte[] frame = new byte[MacFrame.MaxSize];
        MacHeader header = MacHeader.Data(Bench.Esi.Identity.PanId, 0x4321, 0x1234, 7, acknowledgementRequest: true);
        int length = MacFrame.AppendFrameCheck(frame, MacFrame.Write(frame, header, [1, 2, 3]));
        int frames = Bench.Air.Frames.Count;
        Bench.Air.Inject(frame[..length], Bench.Esi.Identity.Channel);
        Bench.Run(20);
        Assert.Equal(frames, Bench.Air.Frames.Count);
    }

    /// <summary>The stranger acknowledges each answer, and so has what it says.</summary>
    private void AcknowledgeAnswers() => Bench.Air.Passes = octets =>
    {
        if (MacFrame.Read(octets.AsMemory(0, octets.Length - MacFrame.FrameCheckLength), out MacHeader header, out ReadOnlyMemory<byte> payload) == 0
            && header.FrameType == MacFrameType.Command && MacFrame.ReadCommand(payload, out AssociationResponse response, out _) == 0)
        {
            _given.Add(response.ShortAddress);
            byte[] ack = new byte[VirtualAir.ShortestFrame];
            MacFrame.AppendFrameCheck(ack, MacFrame.Write(ack, MacHeader.Ack(header.Sequence, framePending: false), []));
            Bench.Air.Inject(ack, Bench.Esi.Identity.Channel);
        }

        return true;
    };

    private void Ask(Eui64 stranger)
    {
        Bench.Air.Inject(Request(stranger), Bench.Esi.Identity.Channel);
        Bench.Run(10);
    }

    /// <summary>Asks for an answer; whether the coordinator says that it has one.</summary>
    private bool Poll(Eui64 stranger)
    {
        MacAddress own = MacAddress.Extended(Bench.Esi.Identity.PanId, stranger);
        MacHeader header = new(
            MacFrameType.Command, ++_sequence, MacAddress.Short(Bench.Esi.Identity.PanId, 0), own, AcknowledgementRequest: true, PanIdCompression: true);
        int before = Bench.Air.Frames.Count;
        Bench.Air.Inject(Frame(header, default(DataRequest)), Bench.Esi.Identity.Channel);
        Bench.Run(50);
        Assert.Equal(default, MacFrame.Read(Bench.Air.Frames[before].AsMemory(), out MacHeader answer, out _));
        Assert.Equal((MacFrameType.Ack, _sequence), (answer.FrameType, answer.Sequence));
        return answer.FramePending;
    }

    private byte[] Request(Eui64 stranger) => Frame(
        new MacHeader(
            MacFrameType.Command, ++_sequence, MacAddress.Short(Bench.Esi.Identity.PanId, 0), MacAddress.Extended(MacAddress.Broadcast, stranger),
            AcknowledgementRequest: true),
        new AssociationRequest(CapabilityInformation.AllocateAddress | CapabilityInformation.ReceiverOnWhenIdle));

    private static byte[] Frame<T>(in MacHeader header, in T command) where T : struct, Sep.Codec.Wire.ILayerCommand<T, MacCommandId>
    {
        byte[] frame = new byte[MacFrame.MaxSize];
        return frame[..MacFrame.AppendFrameCheck(frame, MacFrame.WriteCommand(frame, header, command))];
    }
}
