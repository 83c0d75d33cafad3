using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Types;

namespace Han.Tests.Codec.Clusters.Messaging;

public sealed class MessagingTests
{
    private static readonly DisplayMessage Message = new(1, MessageControl.None, SepTime.Now, 30, new CharacterString("text"));

    [Theory]
    [InlineData(0x00, MessageTransmission.Normal, MessageImportance.Low, false)]
    [InlineData(0x8C, MessageTransmission.Normal, MessageImportance.Critical, true)]
    [InlineData(0x85, MessageTransmission.NormalAndInterPan, MessageImportance.Medium, true)]
    [InlineData(0x0A, MessageTransmission.InterPanOnly, MessageImportance.High, false)]
    public void A_control_is_taken_apart_and_put_together(byte octet, MessageTransmission transmission, MessageImportance importance, bool confirm)
    {
        MessageControl control = (MessageControl)octet;
        Assert.Equal((transmission, importance, confirm), (control.Transmission(), control.Importance(), control.IsConfirmationRequired()));
        Assert.Equal(control, MessageControls.Of(transmission, importance, confirm));
    }

    [Theory]
    [InlineData(0x00, "None")]
    [InlineData(0x03, "ReservedTransmission")]
    [InlineData(0x8D, "NormalAndInterPan, CriticalImportance, ConfirmationRequired")]
    [InlineData(0xA6, "InterPanOnly, MediumImportance, EnhancedConfirmationRequired, ConfirmationRequired")]
    public void A_control_prints_by_name(byte octet, string names) => Assert.Equal(names, ((MessageControl)octet).ToString());

    [Fact]
    public void What_cannot_be_sent_is_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>("transmission", () => MessageControls.Of(MessageTransmission.Reserved, MessageImportance.Low, false));
        Assert.Throws<ArgumentOutOfRangeException>("importance", () => MessageControls.Of(MessageTransmission.Normal, (MessageImportance)4, false));
        Refusal.Not(Message);
        Refusal.Of("StartTime", Message with { StartTime = SepTime.Invalid });
        Refusal.Of("ConfirmationTime", new MessageConfirmation(1, SepTime.Now));
        Refusal.Of("ConfirmationTime", new MessageConfirmation(1, SepTime.Invalid));
    }

    [Fact]
    public void A_message_may_have_no_end()
    {
        Assert.False(Message.UntilChanged);
        Assert.True((Message with { DurationMinutes = DisplayMessage.UntilChangedMinutes }).UntilChanged);
    }
}
