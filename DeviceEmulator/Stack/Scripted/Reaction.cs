using System.Collections.Immutable;

namespace DeviceEmulator.Stack.Scripted;

/// <summary>
/// What a scripted coordinator does when it is asked something: takes it or not, and what it says then, each so many milliseconds of market time
/// after the call. Immutable, so that one reaction can serve many calls.
/// </summary>
public sealed class Reaction
{
    private Reaction(bool isTaken, int? token, ImmutableArray<(long Milliseconds, StackEvent Event)> events)
    {
        IsTaken = isTaken;
        Token = token;
        Events = events;
    }

    /// <summary>The call gets a token and nothing ever comes of it: the confirm that never comes.</summary>
    public static Reaction Silent { get; } = new(true, null, []);

    /// <summary>The call gets no token.</summary>
    public static Reaction Busy { get; } = new(false, null, []);

    /// <summary>
    /// The coordinator's confirm overtakes its own answer to the send, as EZSP's messageSent may come before the response. Whoever stands between
    /// holds it until the caller has its token: it comes at the moment of the call, the earliest that the seam allows.
    /// </summary>
    public static Reaction ConfirmOvertakes { get; } = ConfirmAfter(0);

    internal bool IsTaken { get; }

    internal int? Token { get; }

    internal ImmutableArray<(long Milliseconds, StackEvent Event)> Events { get; }

    /// <summary>Every call is confirmed after so long.</summary>
    public static Reaction ConfirmAfter(long milliseconds, ApsStatus status = ApsStatus.Success) => Silent.After(milliseconds, StackEvent.Confirm(status));

    /// <summary>Every call is completed after so long, and then this happens.</summary>
    public static Reaction CompleteAfter(long milliseconds, NetworkStatus status = NetworkStatus.Success, params ReadOnlySpan<StackEvent> then)
    {
        Reaction reaction = Silent.After(milliseconds, StackEvent.Completed(status));
        foreach (StackEvent follows in then)
        {
            reaction = reaction.After(milliseconds, follows);
        }

        return reaction;
    }

    /// <summary>The call gets this very token, 0 or more, instead of the next one.</summary>
    public Reaction WithToken(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        return new Reaction(IsTaken, token, Events);
    }

    /// <summary>Says this so long after the call; what is due at the same moment keeps the order of these calls.</summary>
    public Reaction After(long milliseconds, StackEvent says)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        return new Reaction(IsTaken, Token, Events.Add((milliseconds, says)));
    }
}
