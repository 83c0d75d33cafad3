using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Esi;

// Which stored deliveries a cancel meets, and which devices then owe an answer.
public sealed partial class Esi
{
    private void Cancel(EsiCommand command, OrderTag tag, int only, uint? issuerEventId)
    {
        byte sequence = unchecked(++_sequence);
        int expected = 0;
        int addressed = 0;
        bool any = false;
        for (StoredEvent? e = _events; e is not null; e = e.Next)
        {
            if (!IsMet(e, issuerEventId, only))
            {
                continue;
            }

            any = true;
            // A cancel for the home is one for who joins it later, too.
            ushort places = only >= 0 ? (ushort)(1 << only) : ushort.MaxValue;
            e.CancelledFor |= places;
            StoredCancel cancel = new(command, tag, sequence, Now, EffectiveAt(command), IsRandomized(command), places, e.Cancels);
            bool isAwaited = false;
            for (int i = 0; i < _devices.Count; i++)
            {
                bool mayHave = cancel.IsFor(i) && (e.IsOpen(i) || e[i] == DeviceProgress.Left);
                isAwaited |= mayHave;
                if (mayHave && !_devices.HasLeft(i))
                {
                    cancel.Owing |= (ushort)(1 << i);
                    addressed |= 1 << i;
                    expected += e.WordsOf(i)?.Owe(cancel) ?? 1;
                }
            }

            // Who is away with the event is sent the cancel when it comes back.
            e.Cancels = isAwaited ? cancel : e.Cancels;
        }

        if (!any)
        {
            _desk.Uplink.OnNothingToCancel(this, tag);
            return;
        }

        _desk.Uplink.OnStored(this, tag, expected);
        for (int i = 0; i < _devices.Count; i++)
        {
            if (IsIn(addressed, i))
            {
                Forward(command.CommandId, command.Payload.Span, sequence, i);
            }
        }

        Drop(expiredToo: false);
    }

    private long EffectiveAt(EsiCommand command) => command is not CancelCommand { Cancel.EffectiveTime: { IsNow: false } at }
        ? Now
        : at.IsValid ? Math.Max(Now, at.ToUnixMilliseconds()) : long.MaxValue;

    private static bool IsRandomized(EsiCommand command) => command switch
    {
        CancelCommand one => (one.Cancel.CancelControl & CancelControl.EndWithRandomization) != 0,
        CancelAllCommand all => (all.Cancel.CancelControl & CancelControl.EndWithRandomization) != 0,
        _ => false,
    };

    private bool IsMet(StoredEvent e, uint? issuerEventId, int only) =>
        (issuerEventId is null || e.Id == issuerEventId) && (only < 0 || e.Covers(only)) && e.OverAt > Now;
}
