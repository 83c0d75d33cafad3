using System.Data.Common;
using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.MessagingLog;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Han.Gateway.Storage;

namespace Han.Gateway.Extensions;

/// <summary>Tells a company what has become of its requests. It changes nothing, so nothing of it is kept: asked again, it answers anew.</summary>
internal sealed class RequestStatusDesk(StoreDatabase database, PremiseRegister register, IVisibleIds ids) : ICommandDesk
{
    private readonly LogReader _log = new(register);

    public IEnumerable<Type> Commands => [typeof(RequestStatusCommand)];

    public ValueTask<HanAnswer> SubmitAsync(Caller caller, HanRequest request, CancellationToken cancellationToken)
    {
        var command = (RequestStatusCommand)request.Command;
        return ValueTask.FromResult<HanAnswer>(Answer(ids.NextId(), request.Header.RequesterAuthenticationId, command));
    }

    private RequestStatusAnswer Answer(string id, string duns, RequestStatusCommand command)
    {
        if (command.Page.Check() is { } refusal)
        {
            return Refuse(id, refusal);
        }

        using DbConnection connection = database.Open();
        using DbTransaction snapshot = database.Dialect.BeginSnapshot(connection);
        return OfRequest(connection, id, duns, command) ?? OfFile(connection, id, duns, command.Id)
            ?? Refuse(id, new Refusal(Refusals.NoSuchRequest, "RequestID: no such request of this company."));
    }

    private RequestStatusAnswer? OfRequest(DbConnection connection, string id, string duns, RequestStatusCommand command)
    {
        if (Find(connection, duns, "request_id", command.Id) is not { } request && (request = Find(connection, duns, "reference", command.Id)) is null)
        {
            return null;
        }

        List<LoggedOrder> orders = _log.OrdersOf(connection, request);
        int closed = orders.Sum(o => o.Closed);
        return new RequestStatusAnswer(id, Refusals.Accepted, "Request found")
        {
            OriginalRequestId = request.RequestId,
            AcceptedAt = request.AcceptedAt,
            Category = request.Category == EventCategory.None ? null : request.Category,
            OpenTargets = orders.Sum(o => o.Targets) - closed,
            ClosedTargets = closed,
            TotalRows = LogReader.Count(connection, request, orders),
            Page = command.Page,
            Rows = [.. _log.Lines(connection, request, new LogSlice(command.Page.Skip, command.Page.Size))],
        };
    }

    private static RequestStatusAnswer? OfFile(DbConnection connection, string id, string duns, string asked) =>
        LogFiles.Find(connection, duns, asked) is { } file
            ? new RequestStatusAnswer(id, Refusals.Accepted, "Messaging log found")
            {
                OriginalRequestId = file.CorrelationId,
                AcceptedAt = file.AcceptedAt,
                File = new LogFileStatus(LogExport.FileName(file.CorrelationId, duns), file.State, file.Rows),
            }
            : null;

    private static LoggedRequest? Find(DbConnection connection, string duns, string column, string value)
    {
        using DbCommand command = connection.Prepare($"{LoggedRequest.Select} WHERE duns=@0 AND {column}=@1", duns, value);
        using DbDataReader reader = command.ExecuteReader();
        return reader.Read() ? LoggedRequest.Read(reader) : null;
    }

    private static RequestStatusAnswer Refuse(string id, Refusal refusal) => new(id, refusal.Code, refusal.Message);
}
