using System.Text;
using DeviceEmulator.Time;
using Han.Gateway.Requests;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Gateway.Translation;

/// <summary>Texts, checked against SEP and turned into drafts of Display Message and Cancel Message.</summary>
internal static class TextTranslation
{
    private const int MostOctets = OctetString.MaxLength;
    private const MessageControl Served =
        MessageControl.NormalAndInterPan | MessageControl.CriticalImportance | MessageControl.ConfirmationRequired;

    public static CommandDraft? Check(SimpleMessageCommand command, MarketTime now, out Refusal? refusal)
    {
        MarketTime? start = null;
        refusal = CheckControl(command.MessageControl)
            ?? FieldChecks.Range("DurationInMinutes", command.DurationInMinutes, 1, DisplayMessage.UntilChangedMinutes, "1 to 65534, 65535 until it is replaced")
            ?? CheckText(command.Message)
            ?? FieldChecks.Start("StartTime", command.StartTime, now, out start);
        return refusal is not null ? null : new DisplayMessageDraft(
            new DisplayMessage(
                0, (MessageControl)(command.MessageControl ?? 0), SepTime.Now, (ushort)command.DurationInMinutes, new CharacterString(command.Message)),
            start, command.MessageId);
    }

    public static CommandDraft? Check(CancelSimpleMessageCommand command, StoredEvent stored, out Refusal? refusal)
    {
        refusal = CheckControl(command.MessageControl);
        return refusal is not null
            ? null
            : new CancelMessageDraft(new CancelMessage(stored.EventId, (MessageControl)(command.MessageControl ?? 0)), stored);
    }

    /// <summary>Whether people are to confirm the text of a Display Message payload.</summary>
    public static bool WantsConfirmation(ReadOnlySpan<byte> payload) =>
        ZclFrame.TryDecode(payload, out DisplayMessage text, out _) && text.MessageControl.IsConfirmationRequired();

    /// <summary>The text that a Cancel Message payload names; 0 for none.</summary>
    public static uint CancelledId(ReadOnlySpan<byte> payload) => ZclFrame.TryDecode(payload, out CancelMessage cancel, out _) ? cancel.MessageId : 0;

    private static Refusal? CheckControl(long? control) =>
        control is { } given && (given is < 0 or > byte.MaxValue || ((MessageControl)given & ~Served) != 0)
            ? Refusals.Range("MessageControl", given, "bits 0-1 are 0 or 1 (normal, or over inter-PAN as well), bits 2-3 the importance, bit 7 asks for confirmation, the rest is 0")
            : null;

    private static Refusal? CheckText(string text)
    {
        if (text.Any(char.IsControl) || text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            return new Refusal(Refusals.Text, "Message: control characters and U+FFFD cannot be shown.");
        }

        int octets = Encoding.UTF8.GetByteCount(text);
        return octets > MostOctets ? new Refusal(Refusals.Text, $"Message: {octets} octets of UTF-8; SEP carries {MostOctets}.") : null;
    }
}
