namespace Han.Gateway.Requests;

/// <summary>A request as it was read from the wire: schema-valid, not yet authorised, not yet checked against SEP or the register.</summary>
public sealed record HanRequest(RequestHeader Header, AddressBlock Addresses, HanCommand Command);
