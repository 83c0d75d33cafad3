using System.Globalization;

namespace Han.Gateway.Agreements;

/// <summary>
/// The reference under which a follow-up is asked for: the same until an answer to it is on disk, so that it is made once however often it is asked for. One that is
/// asked for anew, because what was accepted did not come about, has another.
/// </summary>
internal static class FollowUpReference
{
    /// <summary>Values of requests are trimmed: what begins with a blank is nobody's.</summary>
    public static string Of(HanAgreement agreement) => agreement.FollowUpRequest is { } before
        ? string.Create(CultureInfo.InvariantCulture, $" agreement {agreement.Number} {agreement.FollowUp} after {before}")
        : string.Create(CultureInfo.InvariantCulture, $" agreement {agreement.Number} {agreement.FollowUp}");
}
