namespace DeviceEmulator.Devices;

/// <summary>How people treat load control events and texts. Shares between 0 and 1.</summary>
/// <param name="OptOut">Of all accepted events, those that the user opts out of.</param>
/// <param name="BeforeStart">Of the opt-outs, those before the event starts.</param>
/// <param name="OptInAgain">Of the opt-outs, those taken back during the event.</param>
/// <param name="ConfirmText">Of the texts that ask for it, those that are confirmed, if there is time.</param>
/// <param name="MedianConfirmationMinutes">Half of those that confirm have done so after so long.</param>
public sealed record UserModel(
    double OptOut = 0.04, double BeforeStart = 0.25, double OptInAgain = 0.25, double ConfirmText = 0.7, double MedianConfirmationMinutes = 10)
{
    public static UserModel Default { get; } = new();

    /// <summary>People who leave everything as it is.</summary>
    public static UserModel Obedient { get; } = new(0, 0, 0, ConfirmText: 1);
}
