using System.Globalization;
using DeviceEmulator.Time;
using Han.Gateway.Requests;

namespace Han.Gateway.Agreements;

/// <summary>How many agreements a customer may enter into at a meter: five of each kind, one In-Home Services Agreement for each device.</summary>
internal static class AgreementLimits
{
    /// <summary>Why an invitation may not be filed or accepted beside the others at its premise; null when it may.</summary>
    public static Refusal? Refuse(HanAgreement agreement, IEnumerable<HanAgreement> there, MarketTime now)
    {
        HanAgreement[] others = [.. there.Where(a => a.Kind == agreement.Kind && a.Number != agreement.Number).Select(a => a.At(now))];
        if (others.FirstOrDefault(a => a.Mac == agreement.Mac && Excludes(a, agreement)) is { } same)
        {
            return new Refusal(Refusals.AlreadyProvisioned, same.Status == AgreementStatus.Active
                ? $"DeviceMACAddr: there is an active agreement of this kind about {agreement.Mac} already."
                : $"DeviceMACAddr: this company has invited the customer already, by agreement {Text(same.Number)}.");
        }

        return others.Count(a => a.Status == AgreementStatus.Active) >= AgreementLifeCycle.MostPerMeter
            ? new Refusal(Refusals.SlotsFull, $"ESIID {agreement.EsiId}: there are {Text(AgreementLifeCycle.MostPerMeter)} active agreements of this kind already.")
            : null;
    }

    private static bool Excludes(HanAgreement other, HanAgreement agreement) =>
        other.Status == AgreementStatus.Active || (agreement.Status == AgreementStatus.Invited && other.Status.IsOpen() && other.Duns == agreement.Duns);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
