using System.Diagnostics;
using System.Security.Cryptography;
using DeviceEmulator.Air;
using DeviceEmulator.Faults;
using DeviceEmulator.Node;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using Sep.Codec.Zdo;

namespace Han.Benchmarks;

/// <summary>
/// `-- system radio [joins]`: on one core, whole joins of emulated devices at radio fidelity (scan, association, network key, key establishment, binding)
/// against the elliptic-curve operations that they need, made bare and in turns in the same run; then frames of an application that are secured with the
/// link key, from end to end.
/// </summary>
internal static class RadioRunner
{
    private const int DevicesPerHome = 5;
    private const int Rounds = 5;
    private const int Frames = 200_000;

    /// <summary>So many frames are under way at a time.</summary>
    private const int Window = 4;

    private static readonly CertificateAuthority _authority = new(new Eui64(0x4C4F43414C544553), Draw());

    public static void Run(int joins)
    {
        int homes = Math.Max(1, joins / DevicesPerHome / Rounds);
        Join(Homes(20));
        Agree(20 * DevicesPerHome);
        var joined = new List<double>();
        var bare = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            BenchHome[] round0 = Homes(homes);
            joined.Add(Time(() => Join(round0)) / (homes * DevicesPerHome));
            bare.Add(Time(() => Agree(homes * DevicesPerHome)) / (homes * DevicesPerHome));
        }

        double join = joined.Order().ElementAt(Rounds / 2);
        double ecc = bare.Order().ElementAt(Rounds / 2);
        Console.WriteLine($"radio fidelity, one core, {homes * DevicesPerHome * Rounds:N0} joins in {Rounds} rounds, medians:");
        Console.WriteLine($"  a join: {join * 1e6:F0} µs ({1 / join:N0} joins/s); its elliptic-curve operations alone: {ecc * 1e6:F0} µs; ratio {join / ecc:F2}");
        BenchHome home = Homes(1)[0];
        Join([home]);
        home.Exchange(Frames / 10);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        double seconds = Time(() => home.Exchange(Frames));
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Console.WriteLine(
            $"  secured frames from end to end: {Frames / seconds:N0} a second, {seconds / Frames * 1e6:F2} µs and {allocated / (double)Frames:F1} bytes allocated each");
    }

    private static BenchHome[] Homes(int count) => [.. Enumerable.Range(0, count).Select(i => new BenchHome((ulong)i + 1, DevicesPerHome, Issue))];

    private static void Join(BenchHome[] homes)
    {
        foreach (BenchHome home in homes)
        {
            home.JoinAll();
        }
    }

    /// <summary>What both sides of a key establishment compute on the curve, and nothing else.</summary>
    private static void Agree(int joins)
    {
        CbkeCredentials left = Issue(new Eui64(1));
        CbkeCredentials right = Issue(new Eui64(2));
        Span<byte> secret = stackalloc byte[Ecmqv.SecretSize];
        for (int i = 0; i < joins; i++)
        {
            EccPrivateKey leftEphemeral = Draw();
            EccPrivateKey rightEphemeral = Draw();
            EccPublicKey leftPoint = leftEphemeral.ToPublicKey();
            EccPublicKey rightPoint = rightEphemeral.ToPublicKey();
            Half(left, right, leftEphemeral, rightPoint, secret);
            Half(right, left, rightEphemeral, leftPoint, secret);
        }
    }

    private static void Half(CbkeCredentials own, CbkeCredentials partner, in EccPrivateKey ephemeral, in EccPublicKey partnerEphemeral, Span<byte> secret)
    {
        if (!partner.Certificate.TryGetPublicKey(own.Authority, out EccPublicKey partnerKey) || !Ecmqv.TryAgree(own.Key, ephemeral, partnerKey, partnerEphemeral, secret))
        {
            throw new InvalidOperationException("The keys do not agree.");
        }
    }

    private static CbkeCredentials Issue(Eui64 subject)
    {
        EccPrivateKey request = Draw();
        IssuedCertificate issued = _authority.Issue(
            request.ToPublicKey(), subject, new byte[ImplicitCertificate.ProfileAttributeSize], RandomNumberGenerator.GetBytes(EccPrivateKey.Size));
        return issued.TryCompleteKey(request, _authority.PublicKey, out EccPrivateKey key)
            ? new CbkeCredentials(issued.Certificate, key, _authority.PublicKey)
            : throw new InvalidOperationException("The certificate does not fit its key.");
    }

    private static EccPrivateKey Draw() => EccPrivateKey.Draw(RandomNumberGenerator.GetBytes(EccPrivateKey.Size));

    private static double Time(Action work)
    {
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>A coordinator and its devices, on an air and an agenda of their own.</summary>
    private sealed class BenchHome : IApsNode, ICoordinatorListener, IKeyEstablishmentListener
    {
        private const int Hour = 3_600_000;

        private readonly Agenda _agenda = new();
        private readonly AirCoordinator _coordinator;
        private readonly BenchDevice[] _devices;
        private int _received;

        public BenchHome(ulong number, int devices, Func<Eui64, CbkeCredentials> issue)
        {
            _agenda.Enter(new MarketTime(1_800_000_000_000));
            var air = new VirtualAir(_agenda);
            Address = new Eui64(0x0200_0000_0000_0000 | (number << 8));
            _coordinator = new AirCoordinator(air, _agenda, Address, NodeOptions.Router, issue(Address), SystemEntropy.Instance, Faults.None);
            _coordinator.Run(this, this, this);
            _devices = [.. Enumerable.Range(1, devices).Select(i => new BenchDevice(this, air, _agenda, new Eui64(Address.Value + (ulong)i), issue))];
        }

        public Eui64 Address { get; }

        public NetworkIdentity Network { get; private set; }

        public void JoinAll()
        {
            _coordinator.Form(NetworkParameters.Any);
            Step(10_000);
            foreach (BenchDevice device in _devices)
            {
                _coordinator.AddLinkKey(device.Address, device.Key(), LinkKeyOrigin.InstallCode);
            }

            _coordinator.PermitJoining(ICoordinatorNetwork.LongestPermit);
            Step(1_000);
            foreach (BenchDevice device in _devices)
            {
                device.Join();
                while (!device.IsBound)
                {
                    Step(1_000);
                }
            }
        }

        /// <summary>Frames of the DRLC cluster, secured with the link key, from a device to the coordinator.</summary>
        public void Exchange(int frames)
        {
            _received = 0;
            Span<byte> asdu = stackalloc byte[50];
            int sent = 0;
            for (int under = 0; _received < frames; under = sent - _received)
            {
                for (; under < Window && sent < frames; under++, sent++)
                {
                    _devices[0].Send(asdu);
                }

                Step(5);
            }
        }

        public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu) => _received++;

        public void OnConfirm(int token, ApsStatus status)
        {
        }

        public void OnCompleted(int token, NetworkStatus status)
        {
            if (status != NetworkStatus.Success)
            {
                throw new InvalidOperationException($"The coordinator says {status}.");
            }
        }

        public void OnNetworkUp(in NetworkIdentity network, bool resumed) => Network = network;

        public void OnPermitJoining(int seconds)
        {
        }

        public void OnJoined(Eui64 device, JoinKind kind)
        {
        }

        public void OnRefused(Eui64 device, JoinRefusal reason) => throw new InvalidOperationException($"{device} is refused: {reason}.");

        public void OnLeft(Eui64 device, LeaveCause cause) => throw new InvalidOperationException($"{device} has left: {cause}.");

        public void OnNetworkKeySwitched(byte sequence)
        {
        }

        public void OnReset()
        {
        }

        public void OnStarted(int token, NetworkStatus status)
        {
        }

        public void OnStage(Eui64 partner, KeyEstablishmentStage stage)
        {
        }

        public void OnOutcome(Eui64 partner, in KeyEstablishmentOutcome outcome)
        {
        }

        private void Step(long milliseconds)
        {
            MarketTime upTo = _agenda.Now.PlusMilliseconds(milliseconds);
            if (upTo.Milliseconds - 1_800_000_000_000 > 1_000L * Hour)
            {
                throw new InvalidOperationException("The home does not come to an end.");
            }

            while (_agenda.TryStep(upTo))
            {
            }

            _agenda.Enter(upTo);
        }
    }

    /// <summary>A device that joins, establishes its key and binds.</summary>
    private sealed class BenchDevice : IApsNode, IJoiningListener, IKeyEstablishmentListener
    {
        private readonly BenchHome _home;
        private readonly AirNode _node;
        private readonly byte[] _key = RandomNumberGenerator.GetBytes(16);

        public BenchDevice(BenchHome home, IAir air, Agenda agenda, Eui64 address, Func<Eui64, CbkeCredentials> issue)
        {
            (_home, Address) = (home, address);
            _node = new AirNode(air, agenda, address, NodeOptions.EndDevice, issue(address), SystemEntropy.Instance, Faults.None);
            _node.Run(this, this, this);
        }

        public Eui64 Address { get; }

        public bool IsBound { get; private set; }

        public LinkKey Key() => new(_key);

        public void Join() => _node.Join(_home.Network.ExtendedPanId, Key());

        public void Send(ReadOnlySpan<byte> asdu) => _node.Send(
            new ApsAddress(Address, ApsAddress.EmulatedEndpoint, _home.Address, ApsAddress.EmulatedEndpoint, ClusterId.Drlc), asdu);

        public void OnScanned(int token, ReadOnlySpan<FoundNetwork> networks)
        {
        }

        public void OnJoinCompleted(int token, JoinStatus status)
        {
            if (status != JoinStatus.Success)
            {
                throw new InvalidOperationException($"The device hears {status}.");
            }

            _node.Start(_home.Address);
        }

        public void OnOutcome(Eui64 partner, in KeyEstablishmentOutcome outcome)
        {
            if (outcome.Result != KeyEstablishmentResult.Established)
            {
                throw new InvalidOperationException($"Key establishment ends in {outcome.Result}.");
            }

            Span<byte> request = stackalloc byte[64];
            int length = ZdoFrame.Write(request, 1, new BindRequest(Binding.ToDevice(
                _home.Address, ApsAddress.EmulatedEndpoint, (ushort)ClusterId.Drlc, Address, ApsAddress.EmulatedEndpoint)));
            _node.Send(new ApsAddress(Address, ZdoFrame.Endpoint, _home.Address, ZdoFrame.Endpoint, (ClusterId)(ushort)BindRequest.Id), request[..length]);
        }

        public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu) => IsBound |= address.DestinationEndpoint == ZdoFrame.Endpoint;

        public void OnConfirm(int token, ApsStatus status)
        {
        }

        public void OnLeft(LeaveCause cause) => throw new InvalidOperationException($"The device has left: {cause}.");

        public void OnNetworkKeySwitched(byte sequence)
        {
        }

        public void OnStarted(int token, NetworkStatus status)
        {
        }

        public void OnStage(Eui64 partner, KeyEstablishmentStage stage)
        {
        }
    }
}
