using Han.Gateway.Groups;

namespace Han.Gateway.Requests;

/// <summary>Keeps a list of addresses; its name and the addresses are in the request's AddressBlock.</summary>
/// <param name="Page">Of the members, for <see cref="GroupAction.List"/>.</param>
public sealed record GroupMaintenanceCommand(GroupAction Action, PageRequest Page) : HanCommand;
