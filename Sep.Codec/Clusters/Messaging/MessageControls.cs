namespace Sep.Codec.Clusters.Messaging;

/// <summary>Takes a <see cref="MessageControl"/> apart, and puts one together.</summary>
public static class MessageControls
{
    private const int ImportanceShift = 2;
    private const byte PairMask = 0x03;

    public static MessageTransmission Transmission(this MessageControl control) => (MessageTransmission)((byte)control & PairMask);

    public static MessageImportance Importance(this MessageControl control) => (MessageImportance)(((byte)control >> ImportanceShift) & PairMask);

    public static bool IsConfirmationRequired(this MessageControl control) => (control & MessageControl.ConfirmationRequired) != 0;

    /// <summary>The control octet that says this.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The transmission is the reserved one, or the importance has no name.</exception>
    public static MessageControl Of(MessageTransmission transmission, MessageImportance importance, bool isConfirmationRequired)
    {
        FieldRange.Require(transmission <= MessageTransmission.InterPanOnly, transmission);
        FieldRange.Require(importance <= MessageImportance.Critical, importance);
        return (MessageControl)((byte)transmission | ((byte)importance << ImportanceShift))
            | (isConfirmationRequired ? MessageControl.ConfirmationRequired : MessageControl.None);
    }
}
