using System.Data.Common;
using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Han.Gateway.Storage;
using Han.Gateway.Translation;

namespace Han.Gateway.Extensions;

/// <summary>Takes orders for files of the messaging log; they are written in the background.</summary>
internal sealed class MessagingLogDesk(StoreDatabase database, LogOutbox outbox, MarketClock clock, IVisibleIds ids, ILogger<MessagingLogDesk> logger) : ICommandDesk
{
    private readonly ExtensionRequests _requests = new(database);

    public IEnumerable<Type> Commands => [typeof(MessagingLogCommand)];

    public ValueTask<HanAnswer> SubmitAsync(Caller caller, HanRequest request, CancellationToken cancellationToken)
    {
        string id = ids.NextId();
        MessagingLogAnswer answer = Check((MessagingLogCommand)request.Command) is { } refusal ? Refuse(id, refusal)
            : _requests.Run(request, StorageJson.Default.MessagingLogAnswer, reused => Refuse(id, reused), transaction => Order(transaction, id, request));
        if (answer.Accepted)
        {
            outbox.Wake();
        }

        logger.ExtensionAnswered(answer.RequestId, "messaging log", caller.Account.Name, answer.StatusCode);
        return ValueTask.FromResult<HanAnswer>(answer);
    }

    private static Refusal? Check(MessagingLogCommand command) =>
        command.To < command.From ? new Refusal(Refusals.OutOfRange, $"ToDate: {command.To:yyyy-MM-dd} is before FromDate.")
        : command.To == DateOnly.MaxValue ? new Refusal(Refusals.OutOfRange, "ToDate: no day follows it.")
        : null;

    private MessagingLogAnswer Order(DbTransaction transaction, string id, HanRequest request)
    {
        var command = (MessagingLogCommand)request.Command;
        var filter = new LogFilter(
            request.Header.RequesterAuthenticationId, CentralTime.StartOf(command.From), CentralTime.StartOf(command.To.AddDays(1)), command.Category, command.EsiId);
        LogFiles.Insert(transaction, id, request.Header.RequestId, filter, clock.Now);
        return new MessagingLogAnswer(id, Refusals.Accepted, "The file is being written", id);
    }

    private static MessagingLogAnswer Refuse(string id, Refusal refusal) => new(id, refusal.Code, refusal.Message, null);
}
