using HeadEnd.Simulator.Link;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Gateway.Translation;

/// <summary>SEP commands as the payloads that go to head-ends.</summary>
internal static class SepPayload
{
    /// <summary>Octets; longer than any command that is sent.</summary>
    private const int Longest = 320;

    /// <summary>The ZCL payload of a command, as it goes to every head-end.</summary>
    public static SendCommand Encode<T>(in T command) where T : struct, ISepCommand<T> =>
        new((ushort)T.Key.Cluster, T.Key.CommandId, Octets(command));

    public static byte[] Octets<T>(in T command) where T : struct, ISepCommand<T>
    {
        Span<byte> buffer = stackalloc byte[Longest];
        var writer = new WireWriter(buffer);
        command.Write(ref writer);
        return buffer[..writer.Length].ToArray();
    }
}
