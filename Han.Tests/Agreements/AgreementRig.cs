using System.Globalization;
using System.Xml.Linq;
using DeviceEmulator.Devices;
using Han.Gateway.Agreements;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Han.Gateway.Storage;
using Han.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Sep.Codec.Types;

namespace Han.Tests.Agreements;

/// <summary>A gateway, callers of two companies, and what the gateway knows of homes, devices and agreements.</summary>
internal sealed class AgreementRig : IAsyncDisposable
{
    public const string ByAgreement = "Agreement";

    private AgreementRig(TestGateway gateway, string otherType) =>
        (Gateway, Caller, Other) = (gateway, new AgreementCaller(gateway), new AgreementCaller(gateway, isOther: true, otherType));

    public TestGateway Gateway { get; }

    /// <summary>111111111, who answers for customers too.</summary>
    public AgreementCaller Caller { get; }

    /// <summary>222222222, who does not.</summary>
    public AgreementCaller Other { get; }

    public AgreementBook Book => Gateway.Application.Services.GetRequiredService<AgreementBook>();

    public AgreementFollowUps FollowUps => Gateway.Application.Services.GetRequiredService<AgreementFollowUps>();

    public AgreementRecorder Recorder => Gateway.Application.Services.GetRequiredService<AgreementRecorder>();

    public MoveOut MoveOut => Gateway.Application.Services.GetRequiredService<MoveOut>();

    /// <summary>As they are on disk.</summary>
    public IReadOnlyList<HanAgreement> Stored => new StoredAgreements(Gateway.Application.Store.Database).All();

    /// <param name="otherType">RequesterType of the second company: 4 is a third party.</param>
    public static async Task<AgreementRig> StartAsync(
        string? model = null, string otherType = "0", string? directory = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var all = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>()) { ["Accounts:1:RequesterType"] = otherType };
        if (model is not null)
        {
            all["Gateway:AuthorizationModel"] = model;
        }

        return new AgreementRig(await TestGateway.StartAsync(directory, all, seededIds: directory is null), otherType);
    }

    /// <summary>A home of the first company with so many devices, not counting those before it.</summary>
    public (string EsiId, string Meter) Home(int devices, int skip = 0) =>
        Gateway.Addresses(3000).Where(a => Devices(a.EsiId).Length == devices).Skip(skip).First();

    public DeviceSpec[] Devices(string esiId)
    {
        var devices = new DeviceSpec[2 * PremiseRegister.MaximumDevices];
        return devices[..Gateway.Application.Register.DevicesOf(Gateway.Premise(esiId), devices)];
    }

    /// <summary>The first device of a home.</summary>
    public string DeviceOf(string esiId) => Devices(esiId)[0].Address.ToString();

    public HanDevice? Device(string mac) => Eui64.TryParse(mac, out Eui64 address) ? Gateway.Application.Register.Devices!.Find(address) : throw new ArgumentException(mac);

    public static string Mac(int n) => (0x02DEAA0000000100UL + (ulong)n).ToString("X16", CultureInfo.InvariantCulture);

    /// <summary>An active In-Home Services Agreement of a company; its number.</summary>
    public async Task<string> AgreeAsync(AgreementCaller company, string esiId, string mac, string types)
    {
        string number = Number(await company.InviteServicesAsync(esiId, mac, types));
        Assert.Equal(("0", "ACT"), Of(await Caller.AnswerAsync(number, "Accept")));
        return number;
    }

    /// <summary>An active In-Home Device Agreement of a company; its number.</summary>
    public async Task<string> AgreeAsync(AgreementCaller company, string esiId, string mac)
    {
        string number = Number(await company.InviteDeviceAsync(esiId, mac));
        Assert.Equal(("0", "ACT"), Of(await Caller.AnswerAsync(number, "Accept")));
        return number;
    }

    /// <summary>Active In-Home Device Agreements of the first company about as many devices as fit; the number and device of the first of them that has joined by then.</summary>
    public async Task<(string Number, string Mac)> AgreeOnJoinedAsync(string esiId, TimeSpan within)
    {
        var agreed = new List<(string Number, string Mac)>();
        for (int i = Devices(esiId).Length; i < PremiseRegister.MaximumDevices; i++)
        {
            agreed.Add((await AgreeAsync(Caller, esiId, Mac(i)), Mac(i)));
        }

        await Gateway.RunForAsync(within);
        return agreed.First(a => Device(a.Mac)!.Status == DeviceStatus.DeviceAdded);
    }

    public static string Number(XElement answer) => (string?)answer.Element("AgreementNumber") ?? throw new InvalidOperationException(answer.ToString());

    public static string? Code(XElement answer) => (string?)answer.Element("StatusCode");

    public static (string? Code, string? Status) Of(XElement answer) => (Code(answer), (string?)answer.Element("AgreementStatus"));

    public async ValueTask StopAsync()
    {
        Other.Dispose();
        await Gateway.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Other.Dispose();
        await Gateway.DisposeAsync();
    }
}
