using Han.Gateway.Storage;

namespace Han.Gateway.Requests;

/// <summary>What a request would clash with among those that are stored, or are being stored in the same commit. It belongs to the journal's loop.</summary>
internal sealed class JournalRules(JournalStore store, JournalBooks books)
{
    /// <summary>The same reference with the same content is answered as it was the first time; with other content, or a used alias, it is refused.</summary>
    public HanAnswer? Refuse(AcceptedRequest request)
    {
        if (request.Reference is { } reference && store.FindReference(request.Duns, reference) is { } first)
        {
            return first.AnswerTo(request.Content) ?? request.Answer.Refused(request.RequestId, Refusals.DuplicateReference);
        }

        foreach (uint? given in request.Aliases)
        {
            if (given is { } alias && store.HasAlias(request.Duns, alias))
            {
                return request.Answer.Refused(request.RequestId, Refusals.DuplicateAlias(alias));
            }
        }

        return request.With.Prepend(request).Select(books.Refuse).FirstOrDefault(r => r is not null) is { } refusal
            ? request.Answer.Refused(request.RequestId, refusal)
            : null;
    }
}
