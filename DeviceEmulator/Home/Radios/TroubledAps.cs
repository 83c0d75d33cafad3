using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Radios;

/// <summary>
/// The APS service of one node of a home at application fidelity when the air is not perfect: an ASDU may be lost and is sent again, as may be its
/// acknowledgement, until the tries are used up; nothing passes to or from a node that is out of range or switched off. Without trouble it is the inner
/// service and costs nothing.
/// </summary>
internal sealed class TroubledAps(IApsService inner, ApplicationHomeRadio home, Eui64 address, Func<IApsNode> application)
{
    /// <summary>Times that an ASDU is sent: once, and apscMaxFrameRetries.</summary>
    public const int Tries = 4;

    /// <summary>apscAckWaitDuration of a network of few hops, milliseconds.</summary>
    public const int AcknowledgementWait = 1600;

    /// <summary>Tokens of what never reached the inner service; the application radio uses others.</summary>
    private const int OwnTokens = 1 << 29;

    private readonly Dictionary<int, int> _late = [];
    private readonly HashSet<int> _unheard = [];
    private uint _frames;
    private int _next;

    public int Send(in ApsAddress to, ReadOnlySpan<byte> asdu)
    {
        uint frame = unchecked(_frames++);
        bool reached = home.IsHeard(address) && home.IsHeard(to.Destination);
        int arrives = reached ? FirstTry(to.Destination, frame, DrawPurpose.AsduLost, 0) : Tries;
        if (arrives == Tries)
        {
            int lost = Token();
            home.Post.After(Tries * AcknowledgementWait, () => application().OnConfirm(lost, ApsStatus.NoAck));
            return lost;
        }

        bool acknowledged = FirstTry(to.Destination, frame, DrawPurpose.AsduAcknowledgementLost, arrives) < Tries;
        if (arrives == 0)
        {
            int token = inner.Send(to, asdu);
            if (!acknowledged && token != StackToken.None)
            {
                _unheard.Add(token);
            }

            return token;
        }

        int own = Token();
        SendLate(own, to, asdu.ToArray(), arrives, acknowledged);
        return own;
    }

    /// <summary>What the sender is told; what it is told of a frame that came late.</summary>
    public (int Token, ApsStatus Status) Confirm(int token, ApsStatus status)
    {
        bool unheard = _unheard.Remove(token);
        return (_late.Remove(token, out int own) ? own : token, unheard && status == ApsStatus.Success ? ApsStatus.NoAck : status);
    }

    /// <summary>Forgets what was under way: the node restarted.</summary>
    public void Forget()
    {
        _late.Clear();
        _unheard.Clear();
    }

    private void SendLate(int own, ApsAddress to, byte[] asdu, int tries, bool acknowledged) =>
        home.Post.After(tries * AcknowledgementWait, () =>
        {
            int token = home.IsHeard(address) && home.IsHeard(to.Destination) ? inner.Send(to, asdu) : StackToken.None;
            if (token == StackToken.None)
            {
                application().OnConfirm(own, ApsStatus.NoAck);
                return;
            }

            _late[token] = own;
            if (!acknowledged)
            {
                _unheard.Add(token);
            }
        });

    /// <summary>The first try from one on that is not lost, or <see cref="Tries"/>.</summary>
    private int FirstTry(Eui64 to, uint frame, DrawPurpose purpose, int from)
    {
        double loss = home.Air.Loss;
        int tried = from;
        while (loss > 0 && tried < Tries
            && Chance.Unit(Chance.Draw(home.Seed, to.Value, address.Value, purpose, unchecked((frame * Tries) + (uint)tried))) < loss)
        {
            tried++;
        }

        return tried;
    }

    private int Token()
    {
        _next = (_next + 1) & (OwnTokens - 1);
        return _next | OwnTokens;
    }
}
