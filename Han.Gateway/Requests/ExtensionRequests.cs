using System.Data;
using System.Data.Common;
using System.Text.Json.Serialization.Metadata;
using Han.Gateway.Storage;

namespace Han.Gateway.Requests;

/// <summary>
/// Requests of the extensions that change something: each is one transaction, which also keeps its answer under the caller's own reference, so that the
/// same request asked again gets the first answer and changes nothing.
/// </summary>
internal sealed class ExtensionRequests(StoreDatabase database)
{
    private const int MaxAttempts = 12;

    /// <summary>Carries a request out, unless it was before.</summary>
    /// <param name="type">How its answer is kept.</param>
    /// <param name="refuse">The answer to a reference that was used for something else.</param>
    /// <param name="change">Changes the store and gives the answer; a refusal undoes what it changed and is not kept.</param>
    public T Run<T>(HanRequest request, JsonTypeInfo<T> type, Func<Refusal, T> refuse, Func<DbTransaction, T> change) where T : HanAnswer
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return RunOnce(request, type, refuse, change);
            }
            catch (DbException e) when (attempt < MaxAttempts && database.Dialect.IsLostRace(e))
            {
                // Another request came first: what it has left is looked at anew.
            }
        }
    }

    private T RunOnce<T>(HanRequest request, JsonTypeInfo<T> type, Func<Refusal, T> refuse, Func<DbTransaction, T> change) where T : HanAnswer
    {
        string duns = request.Header.RequesterAuthenticationId;
        byte[] content = RequestContent.HashOf(request);
        using DbConnection connection = database.Open();
        using DbTransaction transaction = connection.BeginTransaction(IsolationLevel.Serializable);
        if (request.Header.RequestId is { } reference)
        {
            if (Find(connection, duns, reference, content, type, out bool isUsed) is { } first)
            {
                return first;
            }

            if (isUsed)
            {
                return refuse(Refusals.DuplicateReference);
            }
        }

        T answer = change(transaction);
        if (!answer.Accepted)
        {
            return answer;
        }

        if (request.Header.RequestId is { } key)
        {
            transaction.Execute(
                "INSERT INTO extension_request (duns, reference, content, answer) VALUES (@0,@1,@2,@3)", duns, key, content,
                System.Text.Json.JsonSerializer.Serialize(answer, type));
        }

        transaction.Commit();
        return answer;
    }

    private static T? Find<T>(DbConnection connection, string duns, string reference, byte[] content, JsonTypeInfo<T> type, out bool isUsed) where T : HanAnswer
    {
        isUsed = connection.Scalar("SELECT 1 FROM han_request WHERE duns=@0 AND reference=@1", duns, reference) is not null;
        using DbCommand command = connection.Prepare("SELECT answer, content FROM extension_request WHERE duns=@0 AND reference=@1", duns, reference);
        using DbDataReader reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return null;
        }

        isUsed = true;
        return content.AsSpan().SequenceEqual((byte[])reader.GetValue(1)) ? System.Text.Json.JsonSerializer.Deserialize(reader.GetString(0), type) : null;
    }
}
