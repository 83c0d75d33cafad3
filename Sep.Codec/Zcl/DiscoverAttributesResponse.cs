using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Discover Attributes Response: the attributes there are, in ascending order of id.</summary>
/// <param name="Progress">Whether there are more.</param>
/// <param name="Attributes">Id and type of each; may be empty.</param>
public readonly record struct DiscoverAttributesResponse(DiscoveryProgress Progress, AttributeTypes Attributes) : ISepCommand<DiscoverAttributesResponse>
{
    public static CommandKey Key => CommandKey.ProfileWide(0x0D);

    public static DiscoverAttributesResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode =>
        new(r.Named8<DiscoveryProgress>(nameof(Progress)), r.AttributeTypes(nameof(Attributes)));

    public void Write(ref WireWriter w)
    {
        w.Named8(Progress);
        w.Raw(Attributes.Raw.Span);
    }
}
