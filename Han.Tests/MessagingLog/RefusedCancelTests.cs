using Han.Gateway.MessagingLog;
using Han.Gateway.Translation;

namespace Han.Tests.MessagingLog;

/// <summary>A device that refuses a cancel goes on with the event: nothing is over by that.</summary>
public sealed class RefusedCancelTests
{
    [Theory]
    [InlineData(LogStatus.InvalidCancel, false)]
    [InlineData(LogStatus.InvalidCancelTime, false)]
    [InlineData(LogStatus.CancelUndefinedEvent, true)]
    [InlineData(LogStatus.EventRejected, true)]
    [InlineData(LogStatus.ReceivedTooLate, true)]
    public void A_refusal_is_final_where_the_device_holds_nothing(LogStatus status, bool isFinal) => Assert.Equal(isFinal, ReportTranslation.IsFinal(status));
}
