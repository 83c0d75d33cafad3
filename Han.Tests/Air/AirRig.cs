using System.Buffers.Binary;
using DeviceEmulator.Air;
using DeviceEmulator.Time;
using Sep.Codec.Mac;

namespace Han.Tests.Air;

/// <summary>An air in virtual time, from a round moment on.</summary>
internal sealed class AirRig
{
    public const long Start = 1_800_000_000_000;

    public AirRig(params IEnumerable<IPathStage> path)
    {
        Agenda.Enter(new MarketTime(Start));
        Air = new VirtualAir(Agenda, path);
    }

    public Agenda Agenda { get; } = new();

    public VirtualAir Air { get; }

    /// <summary>A new antenna on the air.</summary>
    public Antenna Put(byte channel = 15)
    {
        Antenna antenna = new(Agenda, channel);
        Air.Attach(antenna);
        return antenna;
    }

    public void Run(long milliseconds = 100_000)
    {
        MarketTime end = Agenda.Now.PlusMilliseconds(milliseconds);
        while (Agenda.TryStep(end))
        {
        }

        Agenda.Enter(end);
    }

    /// <summary>A data frame of its own for each number, with its frame check sequence; its payload belongs to no protocol above.</summary>
    public static byte[] Frame(int number)
    {
        byte[] psdu = new byte[MacFrame.MaxSize];
        byte[] payload = [0xFF, 0xFF, 0xFF, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(3), number);
        int length = MacFrame.Write(psdu, MacHeader.Data(0x1AAA, 0x3A5C, 0, unchecked((byte)number), acknowledgementRequest: false), payload);
        return psdu[..MacFrame.AppendFrameCheck(psdu, length)];
    }
}
