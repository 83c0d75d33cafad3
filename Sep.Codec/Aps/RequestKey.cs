using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Aps;

/// <summary>A device asks the trust centre for a key.</summary>
/// <param name="KeyType">Which.</param>
/// <param name="Partner">With whom to share an application key; none with any other kind.</param>
public readonly record struct RequestKey(RequestKeyType KeyType, Eui64 Partner = default) : ILayerCommand<RequestKey, ApsCommandId>
{
    public static ApsCommandId Id => ApsCommandId.RequestKey;

    public static RequestKey Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        RequestKeyType type = r.Named8<RequestKeyType>(nameof(KeyType));
        return new(type, type == RequestKeyType.Application ? r.Eui64(nameof(Partner)) : default);
    }

    public void Write(ref WireWriter w)
    {
        bool withPartner = KeyType == RequestKeyType.Application;
        if (!withPartner && !Partner.IsNone)
        {
            throw new ArgumentException("Only an application key has a partner.");
        }

        w.Named8(KeyType);
        if (withPartner)
        {
            w.Eui64(Partner);
        }
    }
}
