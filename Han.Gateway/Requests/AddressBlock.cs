namespace Han.Gateway.Requests;

/// <summary>Whom a request is for: a group, or a list of addresses in document order (ordinal = index + 1). Owns the list.</summary>
public sealed class AddressBlock(string? groupId, AddressList addresses) : IDisposable
{
    /// <summary>At most this many addresses are taken in one request (HAN-2002).</summary>
    public const int MaximumAddresses = 10_000;

    /// <summary>Of a request that names no addresses; each has its own.</summary>
    public static AddressBlock None => new(null, []);

    public string? GroupId { get; } = groupId;

    /// <summary>As read. The reader keeps counting past <see cref="MaximumAddresses"/> (see <see cref="Count"/>) but stores no more than that.</summary>
    public AddressList Addresses { get; } = addresses;

    /// <summary>How many Address elements the document held; known after disposing too.</summary>
    public int Count { get; init; } = addresses.Count;

    public void Dispose() => Addresses.Dispose();
}
