using DeviceEmulator.Stack;
using DeviceEmulator.Stack.Scripted;
using DeviceEmulator.Time;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Stack;

public sealed class ScriptTests
{
    private static readonly Eui64 Device = new(0x0200_0000_0000_00D1);
    private static readonly byte[] Asdu = [1, 2];

    private readonly Agenda _agenda = new();
    private readonly Script _script = new();
    private readonly StackRecorder _esi = new(new Eui64(0x0200_0000_0000_00E5));
    private readonly ScriptedStack _stack;

    public ScriptTests()
    {
        _stack = new ScriptedStack(_agenda, _script, ScriptedStack.NetworkCoprocessor);
        _stack.Attach(_esi, _esi, _esi);
    }

    [Fact]
    public void Steps_are_met_in_order_and_say_what_they_say_when_it_is_due()
    {
        _script.Expect(StackCall.PermitJoining(120), Reaction.CompleteAfter(5, NetworkStatus.Success, StackEvent.PermitJoining(120)))
            .Expect(StackCall.Send(Device, ClusterId.Drlc), Reaction.ConfirmAfter(20).WithToken(77));
        _esi.Call("permit", () => _stack.PermitJoining(120));
        Assert.Equal("", Run(4));
        Assert.Equal("permit Success | permits 120 s", Run(1));
        Assert.Throws<ScriptMismatchException>(_script.VerifyDone);
        Assert.Equal(77, Send());
        Assert.Equal("", Run(19));
        Assert.Equal("send confirmed Success", Run(1));
        _script.VerifyDone();
        Assert.Equal([StackCallKind.PermitJoining, StackCallKind.Send], _script.Made.Select(call => call.Kind));
    }

    [Fact]
    public void A_wrong_argument_is_named_with_both_values()
    {
        _script.Expect(StackCall.PermitJoining(120), Reaction.Silent);
        ScriptMismatchException e = Assert.Throws<ScriptMismatchException>(() => _stack.PermitJoining(254));
        Assert.Equal("Step 1 of 1 expects PermitJoining(seconds 120), but seconds is 254 instead of 120.", e.Message);
    }

    [Fact]
    public void A_call_out_of_turn_is_named_with_the_step()
    {
        _script.Expect(StackCall.PermitJoining(120), Reaction.Silent);
        ScriptMismatchException e = Assert.Throws<ScriptMismatchException>(() => _stack.Remove(Device));
        Assert.Equal("Step 1 of 1 expects PermitJoining(seconds 120), but there came Remove(device 02000000000000D1).", e.Message);
        Assert.Equal("Step 1 of 1 was not met: PermitJoining(seconds 120).", Assert.Throws<ScriptMismatchException>(_script.VerifyDone).Message);
    }

    [Fact]
    public void A_call_after_the_last_step_is_named()
    {
        ScriptMismatchException e = Assert.Throws<ScriptMismatchException>(() => _stack.SwitchNetworkKey());
        Assert.Equal("The script's 0 steps are over, but there came SwitchNetworkKey().", e.Message);
    }

    [Fact]
    public void A_key_is_compared_but_never_printed()
    {
        LinkKey key = new(Convert.FromHexString("66B6900981E1EE3CA4206B6B861C02BB"));
        LinkKey other = new(Convert.FromHexString("CD4FA064773F46941EC986C09963D1A8"));
        _script.Expect(new StackCall(StackCallKind.AddLinkKey) { Device = Device, Key = key }, Reaction.Silent);
        ScriptMismatchException e = Assert.Throws<ScriptMismatchException>(() => _stack.AddLinkKey(Device, other, LinkKeyOrigin.InstallCode));
        Assert.Equal(
            "Step 1 of 1 expects AddLinkKey(device 02000000000000D1, key (link key)), but key is (link key) instead of (link key).", e.Message);
    }

    [Fact]
    public void A_busy_coordinator_gives_no_token_and_says_nothing()
    {
        _script.Always(StackCallKind.Send, Reaction.Busy);
        Assert.Equal(StackToken.None, Send());
        Assert.Equal("", Run(100_000));
    }

    [Fact]
    public void A_confirm_that_overtakes_the_answer_waits_until_the_caller_has_the_token()
    {
        _script.Always(StackCallKind.Send, Reaction.ConfirmOvertakes);
        Send();
        Assert.Equal("send confirmed Success", Run(0));
    }

    [Fact]
    public void An_answer_may_overtake_the_confirm_and_come_twice()
    {
        ApsAddress up = new(Device, 1, _esi.Address, 1, ClusterId.Drlc);
        _script.Always(
            StackCallKind.Send,
            Reaction.Silent.After(10, StackEvent.Indication(up, Asdu)).After(10, StackEvent.Indication(up, Asdu)).After(12, StackEvent.Confirm(ApsStatus.Success)));
        Send();
        Assert.Equal("D1 says 0102 | D1 says 0102 | send confirmed Success", Run(20));
    }

    [Fact]
    public void A_reset_in_the_middle_silences_what_was_still_to_come()
    {
        _script.Always(StackCallKind.Send, Reaction.Silent.After(5, StackEvent.Reset()).After(20, StackEvent.Confirm(ApsStatus.Success)));
        Send();
        Assert.Equal("reset", Run(100));
        _script.Always(StackCallKind.Send, Reaction.ConfirmAfter(20));
        Send();
        Assert.Equal("send confirmed Success", Run(100));
    }

    [Fact]
    public void A_coordinator_that_repeats_its_closing_is_heard_once()
    {
        _stack.Raise(StackEvent.PermitJoining(30));
        _stack.Raise(StackEvent.PermitJoining(0), 10);
        _stack.Raise(StackEvent.PermitJoining(0), 20);
        Assert.Equal("permits 30 s | permits 0 s", Run(100));
    }

    private int Send() => _esi.Call("send", () => _stack.Send(new ApsAddress(_esi.Address, 1, Device, 1, ClusterId.Drlc), Asdu));

    private string Run(long milliseconds)
    {
        StackRecorder.Run(_agenda, milliseconds);
        return _esi.Take();
    }
}
