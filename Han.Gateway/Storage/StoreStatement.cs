using System.Data;
using System.Data.Common;
using System.Globalization;

namespace Han.Gateway.Storage;

/// <summary>
/// A statement that is compiled once and run often. Its parameters stay the same objects with declared types: a driver may keep to those that it saw
/// when it compiled the text.
/// </summary>
internal sealed class StoreStatement : IDisposable
{
    private readonly DbCommand _command;

    /// <param name="types">Of @0, @1, ...; all integers are <see cref="DbType.Int64"/>.</param>
    public StoreStatement(DbConnection connection, string sql, params ReadOnlySpan<DbType> types)
    {
        _command = connection.Prepare(sql);
        for (int i = 0; i < types.Length; i++)
        {
            DbParameter parameter = _command.CreateParameter();
            parameter.ParameterName = "@" + i.ToString(CultureInfo.InvariantCulture);
            parameter.DbType = types[i];
            _command.Parameters.Add(parameter);
        }

        _command.Prepare();
    }

    public void Run(DbTransaction? transaction, params ReadOnlySpan<object?> values)
    {
        _command.Transaction = transaction;
        for (int i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        _command.ExecuteNonQuery();
    }

    public void Dispose() => _command.Dispose();
}
