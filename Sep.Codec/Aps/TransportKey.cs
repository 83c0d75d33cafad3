using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Aps;

/// <summary>
/// Hands a key to a device. What comes with it depends on the kind of key: make one with <see cref="Network"/>, <see cref="ApplicationLink"/> or
/// <see cref="TrustCenterLink"/>. Fields that a kind does not have are at their default values.
/// </summary>
public readonly record struct TransportKey : ILayerCommand<TransportKey, ApsCommandId>
{
    private const int LinkSize = 1 + AesKey.Size + sizeof(ulong) + sizeof(ulong);
    private const int NetworkSize = LinkSize + 1;
    private const int ApplicationSize = 1 + AesKey.Size + sizeof(ulong) + 1;

    private TransportKey(ApsKeyType keyType, in AesKey key)
    {
        KeyType = keyType;
        Key = key;
    }

    public static ApsCommandId Id => ApsCommandId.TransportKey;

    public ApsKeyType KeyType { get; private init; }

    public AesKey Key { get; private init; }

    /// <summary>Of a network key: its number.</summary>
    public byte SequenceNumber { get; private init; }

    /// <summary>Of a network or trust centre key: whom it is for; none in a broadcast.</summary>
    public Eui64 Destination { get; private init; }

    /// <summary>Of a network or trust centre key: the trust centre.</summary>
    public Eui64 Source { get; private init; }

    /// <summary>Of an application key: whom the receiver shares it with.</summary>
    public Eui64 Partner { get; private init; }

    /// <summary>Of an application key: the receiver asked for it.</summary>
    public bool IsInitiator { get; private init; }

    /// <summary>The network key.</summary>
    public static TransportKey Network(in AesKey key, byte sequenceNumber, Eui64 destination, Eui64 source) =>
        new(ApsKeyType.Network, key) { SequenceNumber = sequenceNumber, Destination = destination, Source = source };

    /// <summary>A key that two devices share.</summary>
    public static TransportKey ApplicationLink(in AesKey key, Eui64 partner, bool isInitiator) =>
        new(ApsKeyType.ApplicationLink, key) { Partner = partner, IsInitiator = isInitiator };

    /// <summary>A key that a device shares with the trust centre.</summary>
    public static TransportKey TrustCenterLink(in AesKey key, Eui64 destination, Eui64 source) =>
        new(ApsKeyType.TrustCenterLink, key) { Destination = destination, Source = source };

    /// <summary>Reads the command; a reserved kind of key makes it malformed.</summary>
    public static TransportKey Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        ApsKeyType type = r.More ? (ApsKeyType)r.Tail[0] : default;
        if (SizeOf(type) is not int size)
        {
            r.Fail();
            return default;
        }

        FixedReader<TTrace> f = r.Fixed(size);
        TransportKey command = new(f.Named8<ApsKeyType>(nameof(KeyType)), new AesKey(f.Raw(nameof(Key), AesKey.Size)));
        return size switch
        {
            ApplicationSize => command with { Partner = f.Eui64(nameof(Partner)), IsInitiator = f.U8(nameof(IsInitiator)) != 0 },
            LinkSize => command with { Destination = f.Eui64(nameof(Destination)), Source = f.Eui64(nameof(Source)) },
            _ => command with { SequenceNumber = f.U8(nameof(SequenceNumber)), Destination = f.Eui64(nameof(Destination)), Source = f.Eui64(nameof(Source)) },
        };
    }

    public void Write(ref WireWriter w)
    {
        int size = SizeOf(KeyType)!.Value;
        FixedWriter f = w.Fixed(size);
        f.Named8(KeyType);
        AesKey key = Key;
        f.Raw(key);
        if (size == ApplicationSize)
        {
            f.Eui64(Partner);
            f.U8((byte)(IsInitiator ? 1 : 0));
            return;
        }

        if (size == NetworkSize)
        {
            f.U8(SequenceNumber);
        }

        f.Eui64(Destination);
        f.Eui64(Source);
    }

    private static int? SizeOf(ApsKeyType type) => type switch
    {
        ApsKeyType.Network or ApsKeyType.HighSecurityNetwork => NetworkSize,
        ApsKeyType.TrustCenterLink or ApsKeyType.TrustCenterMaster => LinkSize,
        ApsKeyType.ApplicationLink or ApsKeyType.ApplicationMaster => ApplicationSize,
        _ => null,
    };
}
