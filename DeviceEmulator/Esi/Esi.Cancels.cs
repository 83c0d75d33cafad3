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
            StoredCancel cancel = new(command, tag, sequence, Now, EffectiveAt(command), IsRandomized(command), e.Cancels);

            // A cancel for the home is one for who joins it later, too.
            e.CancelledFor |= only >= 0 ? (ushort)(1 << only) : ushort.MaxValue;
            for (int i = 0; i < _devices.Count; i++)
            {
                if ((only < 0 || only == i) && e.IsOpen(i))
                {
                    cancel.Owing |= (ushort)(1 << i);
                    addressed |= 1 << i;
                    expected++;
                }
            }

            e.Cancels = cancel.Owing != 0 ? cancel : e.Cancels;
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
