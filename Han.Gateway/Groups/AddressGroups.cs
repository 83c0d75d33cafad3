using System.Data;
using System.Data.Common;
using Han.Gateway.Requests;
using Han.Gateway.Storage;

namespace Han.Gateway.Groups;

/// <summary>Lists of addresses that a company keeps under a name (decision 0.3). A member is an ESIID, or one device there; its meter may change.</summary>
public sealed class AddressGroups(StoreDatabase database)
{
    private const string Members = "SELECT esiid, meter, mac FROM group_member WHERE group_number=@0 ORDER BY esiid, mac";

    /// <summary>The members of a group by ESIID and device; null when the company has no such group.</summary>
    public AddressList? Expand(string duns, string name)
    {
        using DbConnection connection = database.Open();
        if (NumberOf(connection, duns, name) is not { } number)
        {
            return null;
        }

        var members = new AddressList();
        foreach (RequestAddress member in Read(connection.Prepare(Members, number)))
        {
            members.Add(member);
        }

        return members;
    }

    /// <summary>A page of a group's members.</summary>
    internal static List<RequestAddress> Page(DbConnection connection, long number, long skip, long take) =>
        [.. Read(connection.Prepare(Members + " LIMIT @1 OFFSET @2", number, take, skip))];

    internal static long? NumberOf(DbConnection connection, string duns, string name) =>
        connection.Scalar("SELECT number FROM address_group WHERE duns=@0 AND name=@1", duns, name);

    internal static long CountOf(DbConnection connection, long number) =>
        connection.Scalar("SELECT COUNT(*) FROM group_member WHERE group_number=@0", number) ?? 0;

    internal static long Create(DbTransaction transaction, string duns, string name)
    {
        long number = (transaction.Connection!.Scalar("SELECT MAX(number) FROM address_group") ?? 0) + 1;
        transaction.Execute("INSERT INTO address_group (number, duns, name) VALUES (@0,@1,@2)", number, duns, name);
        return number;
    }

    /// <summary>Adds members; of one that is there the meter is taken over.</summary>
    internal static void Add(DbTransaction transaction, long number, IEnumerable<RequestAddress> members)
    {
        using var insert = new StoreStatement(
            transaction.Connection!,
            "INSERT INTO group_member (group_number, esiid, mac, meter) VALUES (@0,@1,@2,@3) ON CONFLICT (group_number, esiid, mac) DO UPDATE SET meter=excluded.meter",
            DbType.Int64, DbType.String, DbType.String, DbType.String);
        foreach (RequestAddress member in members)
        {
            insert.Run(transaction, number, member.EsiId, MacOf(member), member.MeterSerialNumber);
        }
    }

    internal static void Remove(DbTransaction transaction, long number, IEnumerable<RequestAddress> members)
    {
        using var delete = new StoreStatement(
            transaction.Connection!, "DELETE FROM group_member WHERE group_number=@0 AND esiid=@1 AND mac=@2", DbType.Int64, DbType.String, DbType.String);
        foreach (RequestAddress member in members)
        {
            delete.Run(transaction, number, member.EsiId, MacOf(member));
        }
    }

    internal static void Delete(DbTransaction transaction, long number)
    {
        transaction.Execute("DELETE FROM group_member WHERE group_number=@0", number);
        transaction.Execute("DELETE FROM address_group WHERE number=@0", number);
    }

    /// <summary>Hex digits are the same device in either case.</summary>
    private static string MacOf(in RequestAddress member) => member.DeviceMacAddress?.ToLowerInvariant() ?? "";

    private static IEnumerable<RequestAddress> Read(DbCommand command)
    {
        using (command)
        {
            using DbDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                yield return new RequestAddress(reader.GetString(0), reader.GetString(1), reader.GetString(2) is { Length: > 0 } mac ? mac : null);
            }
        }
    }
}
