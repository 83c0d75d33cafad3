using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;

namespace Han.Tests.Stack;

/// <summary>The rules of key establishment that are the driver's, the same on every stack.</summary>
public sealed class KeyEstablishmentDriverTests
{
    private readonly Agenda _agenda = new();

    public KeyEstablishmentDriverTests() => _agenda.Enter(new MarketTime(1_800_000_000_000));

    [Fact]
    public void A_request_has_a_number_of_its_own_and_an_answer_repeats_it()
    {
        (KeyEstablishmentSide device, KeyEstablishmentSide esi) = Pair();
        device.Driver.Start(esi.Address, 1);
        Run();
        Assert.Equal(["Initiate 1", "EphemeralData 2", "ConfirmKey 3"], device.Said);
        Assert.Equal(device.Said, esi.Said);
        Assert.Equal(["started Success", "Initiated", "EphemeralDataExchanged", "Established"], device.Heard);
        Assert.Equal(["Initiated", "EphemeralDataExchanged", "Established"], esi.Heard);
        Assert.False(device.Key.IsNone);
        Assert.Equal(device.Key, esi.Key);
        Assert.False(device.Driver.IsBusy || esi.Driver.IsBusy);
    }

    [Fact]
    public void Two_sides_agree_that_there_is_no_key_when_the_last_confirmation_is_lost()
    {
        (KeyEstablishmentSide device, KeyEstablishmentSide esi) = Pair();
        esi.Lost = CbkeMessageKind.ConfirmKey;
        device.Driver.Start(esi.Address, 1);
        Run();
        Assert.Equal("TimedOut", device.Heard[^1]);
        Assert.Equal("TimedOut", esi.Heard[^1]);
        Assert.True(device.Key.IsNone && esi.Key.IsNone);
        Assert.DoesNotContain(device.Said, text => text.StartsWith("Terminate", StringComparison.Ordinal));
        esi.Lost = null;
        device.Driver.Start(esi.Address, 1);
        Run();
        Assert.Equal(device.Key, esi.Key);
        Assert.False(esi.Key.IsNone);
    }

    [Fact]
    public void Others_are_told_to_wait_from_the_first_message_until_the_key_is_used()
    {
        KeyEstablishmentSide esi = new(_agenda, new Eui64(0xE5), pace: KeyEstablishmentPace.AsAnnounced);
        KeyEstablishmentSide one = new(_agenda, new Eui64(0xD1));
        KeyEstablishmentSide two = new(_agenda, new Eui64(0xD2));
        Connect(one, esi);
        Connect(two, esi);
        one.Driver.Start(esi.Address, 1);

        // The ESI answers the ephemeral key after 3 s, the confirmation 6 s later: it has the key from then on, and has yet to say so.
        foreach (int seconds in new[] { 1, 4 })
        {
            Run(seconds * 1_000);
            two.Driver.Start(esi.Address, 1);
            Run(100);
            Assert.Equal("Terminated NoResources", two.Heard[^1]);
            Assert.Equal("Terminate " + two.Said[^1].Split(' ')[1] + " NoResources 30", esi.Said[^1]);
        }

        Run();
        Assert.Equal("Established", one.Heard[^1]);
    }

    [Fact]
    public void Who_has_no_credentials_says_so_instead_of_being_silent()
    {
        KeyEstablishmentSide device = new(_agenda, new Eui64(0xD1));
        KeyEstablishmentSide bare = new(_agenda, new Eui64(0xE5), hasCredentials: false);
        Connect(device, bare);
        device.Driver.Start(bare.Address, 1);
        bare.Driver.Start(device.Address, 1);
        Run();
        Assert.Equal(["started Success", "Terminated NoResources"], device.Heard);
        Assert.Equal(["started NotSupported"], bare.Heard);
    }

    [Theory]
    [InlineData("010503", "")]
    [InlineData("01050102", "Terminate 5 BadMessage 0")]
    [InlineData("01050200112233445566778899AABBCCDDEEFF", "Terminate 5 BadMessage 0")]
    [InlineData("0105030400010000", "")]
    public void What_is_out_of_order_is_answered_but_a_Terminate_never_is(string frame, string expected)
    {
        (KeyEstablishmentSide device, KeyEstablishmentSide esi) = Pair();
        esi.Driver.Receive(device.Address, 1, Convert.FromHexString(frame));
        Run();
        Assert.Equal(expected, string.Join(", ", esi.Said));
        Assert.Empty(esi.Heard);
    }

    [Fact]
    public void The_exchange_goes_on_where_the_partner_answers_from()
    {
        (KeyEstablishmentSide device, KeyEstablishmentSide esi) = Pair();
        esi.Endpoint = 9;
        device.Driver.Start(esi.Address, 1);
        Run();
        Assert.Equal([1, 9, 9], device.Endpoints);
        Assert.Equal("Established", device.Heard[^1]);
    }

    private (KeyEstablishmentSide Device, KeyEstablishmentSide Esi) Pair()
    {
        KeyEstablishmentSide device = new(_agenda, new Eui64(0xD1));
        KeyEstablishmentSide esi = new(_agenda, new Eui64(0xE5));
        Connect(device, esi);
        return (device, esi);
    }

    private static void Connect(KeyEstablishmentSide one, KeyEstablishmentSide other) => (one.Others[other.Address], other.Others[one.Address]) = (other, one);

    private void Run(long milliseconds = 120_000) => StackRecorder.Run(_agenda, milliseconds);
}
