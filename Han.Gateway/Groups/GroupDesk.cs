using System.Data.Common;
using Han.Gateway.Authorization;
using Han.Gateway.Requests;
using Han.Gateway.Storage;
using Sep.Codec.Types;

namespace Han.Gateway.Groups;

/// <summary>Keeps a company's lists of addresses.</summary>
internal sealed class GroupDesk(StoreDatabase database, IVisibleIds ids, ILogger<GroupDesk> logger) : ICommandDesk
{
    private readonly ExtensionRequests _requests = new(database);

    public IEnumerable<Type> Commands => [typeof(GroupMaintenanceCommand)];

    public ValueTask<HanAnswer> SubmitAsync(Caller caller, HanRequest request, CancellationToken cancellationToken)
    {
        var command = (GroupMaintenanceCommand)request.Command;
        string id = ids.NextId();
        GroupAnswer answer = Check(command, request.Addresses) is { } refusal ? GroupAnswer.Refuse(id, refusal)
            : command.Action == GroupAction.List ? List(id, request, command.Page)
            : _requests.Run(
                request, StorageJson.Default.GroupAnswer, reused => GroupAnswer.Refuse(id, reused), transaction => Change(transaction, id, request, command.Action));
        logger.ExtensionAnswered(answer.RequestId, "group maintenance", caller.Account.Name, answer.StatusCode);
        return ValueTask.FromResult<HanAnswer>(answer);
    }

    /// <summary>The form of the addresses; whether they are the company's to address is seen when a message is sent.</summary>
    private static Refusal? Check(GroupMaintenanceCommand command, AddressBlock block)
    {
        if (block.Count > AddressBlock.MaximumAddresses)
        {
            return TooMany(block.Count);
        }

        bool takesAddresses = command.Action is GroupAction.Create or GroupAction.Add or GroupAction.Remove;
        if (!takesAddresses && block.Count > 0)
        {
            return new Refusal(Refusals.AddressBlock, $"AddressList: {command.Action} takes no addresses.");
        }

        if (command.Action is GroupAction.Add or GroupAction.Remove && block.Count == 0)
        {
            return new Refusal(Refusals.AddressBlock, $"AddressList: {command.Action} takes at least one Address.");
        }

        for (int i = 0; i < block.Addresses.Count; i++)
        {
            if (Check(block.Addresses.TextAt(i)) is { } fault)
            {
                return fault with { Message = $"Address {i + 1}: {fault.Message}" };
            }
        }

        return command.Page.Check();
    }

    private static Refusal? Check(in AddressText address) =>
        address.EsiId.Length is not (17 or 22) || address.EsiId.ContainsAnyExceptInRange('0', '9') ? new Refusal(Refusals.BadEsiId, "ESIID must be 17 or 22 digits.")
        : !address.DeviceMacAddress.IsEmpty && !Eui64.TryParse(address.DeviceMacAddress, out _) ? new Refusal(Refusals.BadMac, "DeviceMACAddr must be 16 hex digits.")
        : null;

    private GroupAnswer List(string id, HanRequest request, PageRequest page)
    {
        using DbConnection connection = database.Open();
        using DbTransaction snapshot = database.Dialect.BeginSnapshot(connection);
        string name = request.Addresses.GroupId!;
        return AddressGroups.NumberOf(connection, request.Header.RequesterAuthenticationId, name) is { } number
            ? Done(id, name, AddressGroups.CountOf(connection, number)) with { Members = AddressGroups.Page(connection, number, page.Skip, page.Size) }
            : GroupAnswer.Refuse(id, Unknown(name));
    }

    private static GroupAnswer Change(DbTransaction transaction, string id, HanRequest request, GroupAction action)
    {
        string duns = request.Header.RequesterAuthenticationId;
        string name = request.Addresses.GroupId!;
        long? number = AddressGroups.NumberOf(transaction.Connection!, duns, name);
        if (action == GroupAction.Create)
        {
            if (number is not null)
            {
                return GroupAnswer.Refuse(id, new Refusal(Refusals.OutOfRange, $"GroupID: this company has a group '{name}' already."));
            }

            number = AddressGroups.Create(transaction, duns, name);
        }

        if (number is not { } group)
        {
            return GroupAnswer.Refuse(id, Unknown(name));
        }

        switch (action)
        {
            case GroupAction.Create or GroupAction.Add:
                AddressGroups.Add(transaction, group, request.Addresses.Addresses);
                break;
            case GroupAction.Remove:
                AddressGroups.Remove(transaction, group, request.Addresses.Addresses);
                break;
            case GroupAction.Delete:
                AddressGroups.Delete(transaction, group);
                return Done(id, name, null);
            default:
                throw new InvalidOperationException($"{action} changes nothing.");
        }

        long count = AddressGroups.CountOf(transaction.Connection!, group);
        return count > AddressBlock.MaximumAddresses ? GroupAnswer.Refuse(id, TooMany(count)) : Done(id, name, count);
    }

    private static GroupAnswer Done(string id, string name, long? count) => new(id, Refusals.Accepted, "Done", name, count, []);

    private static Refusal Unknown(string name) => new(Refusals.UnknownGroup, $"GroupID: this company has no group '{name}'.");

    private static Refusal TooMany(long count) =>
        new(Refusals.TooManyAddresses, $"AddressList: the group would hold {count} addresses; at most {AddressBlock.MaximumAddresses} are taken.");
}
