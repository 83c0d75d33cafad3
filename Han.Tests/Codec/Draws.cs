using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

/// <summary>
/// Turns <see cref="Octets"/> arbitrary octets into a command whose values are in range: all zeros and all ones give boundary values. One file a
/// cluster, one line a command in that file's list.
/// </summary>
public static partial class Draws
{
    public const int Octets = 128;

    /// <summary>Every command that can be drawn. What holds for all commands is tested over this list.</summary>
    public static IReadOnlyList<CommandDraw> All { get; } =
    [
        .. Zcl(),
        .. General(),
        .. OtaUpgrade(),
        .. Drlc(),
        .. Price(),
        .. Metering(),
        .. Messaging(),
        .. Tunneling(),
        .. Prepayment(),
        .. KeyEstablishment(),
    ];

    public static TheoryData<string> Names => [.. All.Select(draw => draw.Name)];

    public static CommandDraw Named(string name) => All.Single(draw => draw.Name == name);

    /// <summary>The octets of one seed: 0 and 1 give all zeros and all ones, any other the SplitMix64 sequence.</summary>
    public static byte[] Of(ulong seed)
    {
        byte[] octets = new byte[Octets];
        if (seed < 2)
        {
            octets.AsSpan().Fill(seed == 0 ? (byte)0 : (byte)0xFF);
            return octets;
        }

        for (int i = 0; i < Octets; i += sizeof(ulong))
        {
            ulong z = unchecked((seed * 0xD1B54A32D192ED03) + ((ulong)(i + 1) * 0x9E3779B97F4A7C15));
            z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
            z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
            BitConverter.TryWriteBytes(octets.AsSpan(i), z ^ (z >> 31));
        }

        return octets;
    }

    public static T Raw<T>(byte[] octets) where T : struct, ISepCommand<T>
    {
        Assert.True(ZclFrame.TryDecode(octets.AsSpan(), out T command, out _));
        return command;
    }

    private static SepTime Valid(SepTime time) => time.IsValid ? time : new SepTime(uint.MaxValue - 1);

    private static SepTime Moment(SepTime time) => time.IsValid && !time.IsNow ? time : new SepTime(1);

    private static CommandDraw<T> For<T>(Func<byte[], T> make) where T : struct, ISepCommand<T>, IEquatable<T> => new(make);
}
