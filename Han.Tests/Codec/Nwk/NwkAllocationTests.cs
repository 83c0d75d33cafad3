using Han.Tests.Codec.Aps;
using Han.Tests.Codec.Mac;
using Han.Tests.Codec.Zdo;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Wire;
using Sep.Codec.Zdo;

namespace Han.Tests.Codec.Nwk;

public sealed class NwkAllocationTests
{
    [Fact]
    public void Reading_and_writing_a_command_of_any_layer_allocates_nothing()
    {
        Free((byte[] buffer, in AssociationResponse command) => RoundMac(buffer, command), (AssociationResponse)MacDraws.Commands[AssociationResponse.Id](new(7)));
        Free((byte[] buffer, in RouteRequest command) => RoundNwk(buffer, command), (RouteRequest)NwkDraws.Commands[RouteRequest.Id](new(7)));
        Free((byte[] buffer, in LinkStatus command) => RoundNwk(buffer, command), (LinkStatus)NwkDraws.Commands[LinkStatus.Id](new(7)));
        Free((byte[] buffer, in NetworkReport command) => RoundNwk(buffer, command), (NetworkReport)NwkDraws.Commands[NetworkReport.Id](new(7)));
        Free((byte[] buffer, in TransportKey command) => RoundAps(buffer, command), (TransportKey)ApsDraws.Commands[TransportKey.Id](new(7)));
        Free((byte[] buffer, in Tunnel command) => RoundAps(buffer, command), (Tunnel)ApsDraws.Commands[Tunnel.Id](new(7)));
        Free((byte[] buffer, in SimpleDescriptorResponse command) => RoundZdo(buffer, command), (SimpleDescriptorResponse)ZdoDraws.Commands[SimpleDescriptorResponse.Id](new(7)));
        Free((byte[] buffer, in MatchDescriptorRequest command) => RoundZdo(buffer, command), (MatchDescriptorRequest)ZdoDraws.Commands[MatchDescriptorRequest.Id](new(7)));
    }

    private delegate bool Round<T>(byte[] buffer, in T command);

    private static void Free<T>(Round<T> round, T command)
    {
        byte[] buffer = new byte[256];
        Assert.True(round(buffer, command));
        bool all = true;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            all &= round(buffer, command);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated == 0, $"{typeof(T).Name}: {allocated} octets allocated");
        Assert.True(all);
    }

    private static bool RoundMac<T>(byte[] buffer, in T command) where T : struct, ILayerCommand<T, MacCommandId>
    {
        int length = MacFrame.WriteCommand(buffer, new MacHeader(MacFrameType.Command, 1), command);
        return MacFrame.Read(buffer.AsMemory(0, length), out MacHeader _, out ReadOnlyMemory<byte> payload) == FrameError.None
            && MacFrame.ReadCommand(payload, out T _, out _) == FrameError.None;
    }

    private static bool RoundNwk<T>(byte[] buffer, in T command) where T : struct, ILayerCommand<T, NwkCommandId>
    {
        int length = NwkFrame.WriteCommand(buffer, new NwkHeader(NwkFrameType.Command, 1, 2, 3, 4), command);
        return NwkFrame.Read(buffer.AsMemory(0, length), out NwkHeader _, out ReadOnlyMemory<byte> payload) == FrameError.None
            && NwkFrame.ReadCommand(payload, out T _, out _) == FrameError.None;
    }

    private static bool RoundAps<T>(byte[] buffer, in T command) where T : struct, ILayerCommand<T, ApsCommandId>
    {
        int length = ApsFrame.WriteCommand(buffer, ApsHeader.Command(1), command);
        return ApsFrame.Read(buffer.AsMemory(0, length), out ApsHeader _, out ReadOnlyMemory<byte> payload) == FrameError.None
            && ApsFrame.ReadCommand(payload, out T _, out _) == FrameError.None;
    }

    private static bool RoundZdo<T>(byte[] buffer, in T command) where T : struct, ILayerCommand<T, ZdoClusterId>
    {
        int length = ZdoFrame.Write(buffer, 1, command);
        return ZdoFrame.Read(buffer.AsMemory(0, length), out _, out T _, out _) == FrameError.None;
    }
}
