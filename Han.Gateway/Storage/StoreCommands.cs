using System.Data.Common;
using System.Globalization;

namespace Han.Gateway.Storage;

/// <summary>Short forms of ADO.NET commands with positional parameters @0, @1, ...</summary>
internal static class StoreCommands
{
    public static int Execute(this DbConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using DbCommand command = connection.Prepare(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row as an integer, or null.</summary>
    public static long? Scalar(this DbConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using DbCommand command = connection.Prepare(sql, values);
        object? value = command.ExecuteScalar();
        return value is null or DBNull ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture);
    }

    /// <summary>The first column of the first row as text, or null.</summary>
    public static string? Text(this DbConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using DbCommand command = connection.Prepare(sql, values);
        return command.ExecuteScalar() as string;
    }

    /// <summary>Runs a statement within a transaction.</summary>
    public static int Execute(this DbTransaction transaction, string sql, params ReadOnlySpan<object?> values)
    {
        using DbCommand command = transaction.Connection!.Prepare(sql, values);
        command.Transaction = transaction;
        return command.ExecuteNonQuery();
    }

    /// <summary>A command of the connection's current transaction.</summary>
    public static DbCommand Prepare(this DbConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this project; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 0; i < values.Length; i++)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = "@" + i.ToString(CultureInfo.InvariantCulture);
            parameter.Value = values[i] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
