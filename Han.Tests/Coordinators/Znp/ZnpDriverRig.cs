using DeviceEmulator.Stack;
using Han.Tests.Stack;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.Coordinators.Znp;

/// <summary>A driver and a chip, and what tests of both do again and again.</summary>
public abstract class ZnpDriverRig : IDisposable
{
    private protected static readonly Eui64 Device = new(0x0200_0000_0000_00D1);
    private protected static readonly LinkKey Key = new(Convert.FromHexString("66B6900981E1EE3CA4206B6B861C02BB"));

    private protected ZnpBench Bench { get; } = new();

    public void Dispose()
    {
        Bench.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected string Run(long milliseconds = 1_000)
    {
        StackRecorder.Run(Bench.Agenda, milliseconds);
        return Bench.Esi.Take();
    }

    private protected void Ask(string name, Func<int> call) => Assert.NotEqual(StackToken.None, Bench.Esi.Call(name, call));

    private protected void Up()
    {
        Ask("form", () => Bench.Driver.Form(NetworkParameters.Any));
        Assert.Equal("form Success | up", Run());
    }

    private protected void Join()
    {
        Up();
        Ask("add", () => Bench.Driver.AddLinkKey(Device, Key, LinkKeyOrigin.InstallCode));
        Ask("permit", () => Bench.Driver.PermitJoining(254));
        Run();
        Bench.DeviceJoins(Device, Key);
        Assert.Equal("D1 UnsecuredJoin", Run());
    }

    private protected void Send(ClusterId cluster = ClusterId.Basic) =>
        Ask("send", () => Bench.Driver.Send(new ApsAddress(Bench.Esi.Address, 1, Device, 1, cluster), [1, 2, 3]));

    private protected void Swallow(ZnpCommandId command, int times) => Bench.Chip.Intercept = frame => frame.Command == command && times-- > 0;

    /// <summary>The next data requests end with this status.</summary>
    private protected void Confirm(ZnpStatus status, int times) => Bench.Chip.Intercept = frame =>
    {
        if (frame.Read(out AfDataRequest data) != FrameError.None || times-- <= 0)
        {
            return false;
        }

        Bench.Chip.Answer<AfDataRequest, ZnpStatusAnswer>(new ZnpStatusAnswer(ZnpStatus.Success));
        Bench.Chip.Indicate(new AfDataConfirm(status, 1, data.Transaction));
        return true;
    };
}
