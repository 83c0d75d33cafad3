using System.Data.Common;
using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using Han.Gateway.Provisioning;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace Han.Gateway.Storage;

/// <summary>Devices, their history and the changes of homes.</summary>
public sealed class StoredDevices(StoreDatabase database)
{
    private const string Columns =
        "mac, device_id, esiid, meter, esi, tdsp, duns, kind, device_class, enrollment_group, description, install_code, status, former, since, request, "
        + "join_by, reason, source, note, changes, by_duns";

    /// <summary>Every device that a request has named.</summary>
    public IReadOnlyList<HanDevice> All()
    {
        using DbConnection connection = database.Open();
        using DbCommand command = connection.Prepare($"SELECT {Columns} FROM han_device ORDER BY device_id");
        using DbDataReader reader = command.ExecuteReader();
        var devices = new List<HanDevice>();
        while (reader.Read())
        {
            devices.Add(Read(reader));
        }

        return devices;
    }

    /// <summary>What changed in homes, in the order in which it did.</summary>
    public IReadOnlyList<(Eui64 Esi, HomeChange Change)> Changes()
    {
        using DbConnection connection = database.Open();
        using DbCommand command = connection.Prepare(
            "SELECT esi, at, mac, kind, device_class, enrollment_group, is_there FROM home_change ORDER BY at, order_id, ordinal");
        using DbDataReader reader = command.ExecuteReader();
        var changes = new List<(Eui64, HomeChange)>();
        while (reader.Read())
        {
            changes.Add((Address(reader, 0), new HomeChange(
                new MarketTime(reader.GetInt64(1)),
                new DeviceSpec(Address(reader, 2), (DeviceKind)reader.GetInt32(3), (DeviceClass)reader.GetInt32(4), (byte)reader.GetInt32(5)),
                reader.GetInt32(6) != 0)));
        }

        return changes;
    }

    /// <summary>When a request to add a device was accepted last; null where none was.</summary>
    internal MarketTime? AddedAt(Eui64 mac)
    {
        using DbConnection connection = database.Open();
        return connection.Scalar("SELECT MAX(at) FROM device_history WHERE mac=@0 AND status=@1", Signed(mac), (int)DeviceStatus.AddAcknowledged) is { } at
            ? new MarketTime(at)
            : null;
    }

    /// <summary>What one company's requests did with a device, oldest first; another company's rows about it stay its own.</summary>
    public IReadOnlyList<DeviceHistoryRow> History(Eui64 mac, string duns)
    {
        using DbConnection connection = database.Open();
        using DbCommand command = connection.Prepare(
            "SELECT h.at, h.status, r.request_id, h.reason, h.source, h.note FROM device_history h LEFT JOIN han_request r ON r.number=h.request "
            + "WHERE h.mac=@0 AND h.duns=@1 ORDER BY h.seq", Signed(mac), duns);
        using DbDataReader reader = command.ExecuteReader();
        var rows = new List<DeviceHistoryRow>();
        while (reader.Read())
        {
            rows.Add(new DeviceHistoryRow(
                new MarketTime(reader.GetInt64(0)), (DeviceStatus)reader.GetInt32(1), Text(reader, 2) ?? "", (RemovalReason)reader.GetInt32(3),
                (RemovalSource)reader.GetInt32(4), Text(reader, 5)));
        }

        return rows;
    }

    internal static void Put(DbConnection connection, HanDevice device)
    {
        connection.Execute("DELETE FROM han_device WHERE mac=@0", Signed(device.Mac));
        connection.Execute(
            $"INSERT INTO han_device ({Columns}) VALUES (@0,@1,@2,@3,@4,@5,@6,@7,@8,@9,@10,@11,@12,@13,@14,@15,@16,@17,@18,@19,@20,@21)",
            Signed(device.Mac), device.Id, device.EsiId, device.MeterSerialNumber, Signed(device.Esi), device.Tdsp, device.Duns, (int)device.Kind,
            (int)device.DeviceClass, (int)device.EnrollmentGroup, device.Description, device.SealedInstallCode, (int)device.Status, (int)device.Former,
            device.Since.Milliseconds, device.Request, device.JoinBy.Milliseconds, (int)device.Reason, (int)device.Source, device.Note, device.Changes, device.By);
        connection.Execute(
            "INSERT INTO device_history (mac, seq, duns, at, status, request, reason, source, note) VALUES (@0,@1,@2,@3,@4,@5,@6,@7,@8)",
            Signed(device.Mac), device.Changes, device.By, device.Since.Milliseconds, (int)device.Status, device.Request, (int)device.Reason,
            (int)device.Source, device.Note);
    }

    internal static void Put(DbConnection connection, uint orderId, uint ordinal, Eui64 esi, in HomeChange change) => connection.Execute(
        "INSERT INTO home_change (order_id, ordinal, esi, at, mac, kind, device_class, enrollment_group, is_there) VALUES (@0,@1,@2,@3,@4,@5,@6,@7,@8)",
        (long)orderId, (long)ordinal, Signed(esi), change.At.Milliseconds, Signed(change.Device.Address), (int)change.Device.Kind,
        (int)change.Device.DeviceClass, (int)change.Device.EnrollmentGroup, change.IsThere ? 1 : 0);

    private static HanDevice Read(DbDataReader reader) => new()
    {
        Mac = Address(reader, 0),
        Id = reader.GetInt64(1),
        EsiId = reader.GetString(2),
        MeterSerialNumber = reader.GetString(3),
        Esi = Address(reader, 4),
        Tdsp = reader.GetString(5),
        Duns = reader.GetString(6),
        Kind = (DeviceKind)reader.GetInt32(7),
        DeviceClass = (ushort)reader.GetInt32(8),
        EnrollmentGroup = (byte)reader.GetInt32(9),
        Description = Text(reader, 10),
        SealedInstallCode = (byte[])reader.GetValue(11),
        Status = (DeviceStatus)reader.GetInt32(12),
        Former = (DeviceStatus)reader.GetInt32(13),
        Since = new MarketTime(reader.GetInt64(14)),
        Request = reader.GetInt64(15),
        JoinBy = new MarketTime(reader.GetInt64(16)),
        Reason = (RemovalReason)reader.GetInt32(17),
        Source = (RemovalSource)reader.GetInt32(18),
        Note = Text(reader, 19),
        Changes = reader.GetInt32(20),
        By = reader.GetString(21),
    };

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static Eui64 Address(DbDataReader reader, int column) => new(unchecked((ulong)reader.GetInt64(column)));

    private static long Signed(Eui64 address) => unchecked((long)address.Value);
}
