using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Time;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Home.Commissioning;

// What a member asks of its ESI: where its servers are, to be bound to them, the time; and whether it is still there.
public sealed partial class Commissioner
{
    private const byte Unknown = 0;

    /// <summary>The half of the sequence numbers by which answers to this object are told from those to the application, which begins in the other.</summary>
    private const byte OwnSequences = 0x80;

    /// <summary>Where the device profile is answered by nobody, an ESI has its servers on the endpoint that all emulated ones use.</summary>
    private byte _endpoint = ApsAddress.EmulatedEndpoint;
    private int _exchange = StackToken.None;
    private byte _sequence;
    private byte _asked;
    private int _questions;
    private int _bindings;
    private int _question = StackToken.None;
    private bool _isUpkeep;

    /// <summary>An ESI that never told the time is not missed when it does not: its acknowledgements say that it is there.</summary>
    private bool _tellsTime;

    /// <summary>What became of a frame of the device, its application's included; true when it was asked by this object.</summary>
    public bool OnConfirm(int token, ApsStatus status)
    {
        bool isOwn = token == _question;
        _question = isOwn ? StackToken.None : _question;
        _losses = status is ApsStatus.NoAck or ApsStatus.NoShortAddress or ApsStatus.NetworkDown ? _losses + 1 : 0;
        if (_losses >= Times.Losses && State == CommissioningState.Running)
        {
            Lose("the ESI acknowledges nothing");
        }

        return isOwn;
    }

    /// <summary>Takes an answer that is for this object: of the device profile, or to its reading of the clock.</summary>
    /// <returns>False when it is for the application.</returns>
    public bool OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        if (address.DestinationEndpoint == ZdoFrame.Endpoint)
        {
            OnDeviceProfile((ZdoClusterId)address.Cluster, asdu);
            return true;
        }

        return address.Cluster == ClusterId.Time && address.Source == Esi && OnTime(asdu);
    }

    private void Discover()
    {
        if (_radio.Capabilities.Zdo == StackRole.Absent || _options.Servers.Count == 0)
        {
            _endpoint = ApsAddress.EmulatedEndpoint;
            Read();
            return;
        }

        _endpoint = Unknown;
        _bindings = 0;
        Say(CommissioningState.Discovering, "asks for the ESI's endpoint");
        Ask(AskForEndpoint);
    }

    private void AskForEndpoint()
    {
        ushort[] servers = [.. _options.Servers.Select(c => (ushort)c)];
        SendDeviceProfile(new MatchDescriptorRequest(NetworkAddressOfCoordinator, ApsAddress.ProfileId, new UInt16List(servers), default));
    }

    private void Bind()
    {
        if (_bindings == _options.Servers.Count)
        {
            Read();
            return;
        }

        ClusterId cluster = _options.Servers[_bindings];
        Say(CommissioningState.Binding, $"asks to be bound to {cluster}");
        Ask(() => SendDeviceProfile(new BindRequest(
            Binding.ToDevice(Esi, _endpoint, (ushort)cluster, _options.Address, ApsAddress.EmulatedEndpoint))));
    }

    private void Read()
    {
        Say(CommissioningState.ReadingTime, "reads the time");
        Ask(SendReadTime);
    }

    private void Run()
    {
        bool wasRunning = _isUpkeep;
        _isUpkeep = false;
        if (!wasRunning)
        {
            Say(CommissioningState.Running, "is in service");
            _listener.OnRunning(Esi, _endpoint);
        }
        else
        {
            _listener.OnUpkeep();
        }

        After(Times.Upkeep, Upkeep);
    }

    private void Upkeep()
    {
        _isUpkeep = true;
        Ask(SendReadTime);
    }

    /// <summary>Asks a question as often as it takes, within reason.</summary>
    private void Ask(Action question)
    {
        _questions = 0;
        AskAgain(question);
    }

    private void AskAgain(Action question)
    {
        if (_questions == Times.Questions)
        {
            OnNoAnswer();
            return;
        }

        _questions++;
        _sequence = unchecked((byte)(_sequence + 1));
        _asked = (byte)(_sequence | OwnSequences);
        question();
        After(Times.Answer, () => AskAgain(question));
    }

    private void OnNoAnswer()
    {
        if (State is CommissioningState.ReadingTime or CommissioningState.Binding)
        {
            // An ESI may have no clock and take no bindings: the device serves without.
            Say(State, State == CommissioningState.ReadingTime ? "the ESI tells no time" : "the ESI does not bind");
            if (State == CommissioningState.ReadingTime)
            {
                Run();
            }
            else
            {
                Read();
            }

            return;
        }

        if (_isUpkeep && !_tellsTime)
        {
            Run();
            return;
        }

        bool wasUpkeep = _isUpkeep;
        Lose(wasUpkeep ? "the ESI does not answer any more" : "the ESI does not answer");
    }

    private void OnDeviceProfile(ZdoClusterId cluster, ReadOnlySpan<byte> asdu)
    {
        if (asdu.IsEmpty || asdu[0] != _asked)
        {
            return;
        }

        byte[] frame = asdu.ToArray();
        if (cluster == ZdoClusterId.MatchDescriptorResponse && State == CommissioningState.Discovering
            && ZdoFrame.Read(frame, out _, out MatchDescriptorResponse match, out _) == FrameError.None)
        {
            OnEndpoints(match);
        }
        else if (cluster == ZdoClusterId.BindResponse && State == CommissioningState.Binding
            && ZdoFrame.Read(frame, out _, out BindResponse bound, out _) == FrameError.None)
        {
            string refusal = bound.Status == ZdoStatus.Success ? "is bound to" : $"is not bound ({bound.Status}) to";
            Say(State, $"{refusal} {_options.Servers[_bindings]}");
            _bindings++;
            Bind();
        }
    }

    private void OnEndpoints(in MatchDescriptorResponse match)
    {
        if (match.Status != ZdoStatus.Success || match.Endpoints.Length == 0)
        {
            Say(State, $"the ESI has no such endpoint ({match.Status}); asks again in {Words(Times.Retry)}");
            After(Times.Retry, Discover);
            return;
        }

        _endpoint = match.Endpoints.Span[0];
        Bind();
    }

    private bool OnTime(ReadOnlySpan<byte> asdu)
    {
        if (!ZclFrame.TryRead(asdu, out ZclHeader header, out ReadOnlySpan<byte> payload) || header.Sequence != _asked
            || !header.Announces<ReadAttributesResponse>(ClusterId.Time) || !(_isUpkeep || State == CommissioningState.ReadingTime)
            || !ZclFrame.TryDecode(payload, out ReadAttributesResponse answer, out _))
        {
            return false;
        }

        _tellsTime = true;
        if (!_isUpkeep)
        {
            Say(State, TimeOf(answer) is SepTime time ? $"it is {time}" : "the ESI tells no time");
        }

        Run();
        return true;
    }

    private static SepTime? TimeOf(in ReadAttributesResponse answer)
    {
        foreach (AttributeRecord record in answer.Attributes)
        {
            if (record.Id == TimeAttributes.Time && record.Value.TryGetTime(out SepTime time) && time.IsValid)
            {
                return time;
            }
        }

        return null;
    }

    private void SendReadTime()
    {
        ReadAttributes read = new(new UInt16List(TimeAttributes.Time, TimeAttributes.TimeStatus));
        Span<byte> frame = stackalloc byte[ZclHeader.MaxSize + 4];
        int length = ZclFrame.Write(frame, _asked, Direction.ClientToServer, disableDefaultResponse: false, read);
        _question = _radio.Send(new ApsAddress(_options.Address, ApsAddress.EmulatedEndpoint, Esi, _endpoint, ClusterId.Time), frame[..length]);
    }

    private void SendDeviceProfile<T>(in T command) where T : struct, ILayerCommand<T, ZdoClusterId>
    {
        Span<byte> frame = stackalloc byte[StackCapabilities.SecuredAsdu];
        int length = ZdoFrame.Write(frame, _asked, command);
        ApsAddress address = new(_options.Address, ZdoFrame.Endpoint, Esi, ZdoFrame.Endpoint, (ClusterId)T.Id) { Security = ApsSecurity.NetworkKey };
        _question = _radio.Send(address, frame[..length]);
    }

    private const ushort NetworkAddressOfCoordinator = 0x0000;
}
