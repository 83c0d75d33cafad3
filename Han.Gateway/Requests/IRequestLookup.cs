namespace Han.Gateway.Requests;

/// <summary>What the books ask of the store, inside the writer's transaction.</summary>
internal interface IRequestLookup
{
    long? RequestOfEvent(uint eventId);

    string DunsOf(long request);

    /// <summary>An order that is over, or null where there is none.</summary>
    OpenOrder? OrderOf(uint orderId);
}
