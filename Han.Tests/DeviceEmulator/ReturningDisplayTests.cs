using DeviceEmulator.Esi;
using DeviceEmulator.Profile;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Types;
using static Han.Tests.DeviceEmulator.EsiOnHandAps;

namespace Han.Tests.DeviceEmulator;

/// <summary>A display that joins or comes back is given the text that is for it.</summary>
public sealed class ReturningDisplayTests
{
    private static readonly DisplayMessage Text = new(2, MessageControl.None, SepTime.Now, DisplayMessage.UntilChangedMinutes, new CharacterString("hello"));

    private EsiOnHandAps _han = new(Interpretation.Default with { DisplayDelivery = DisplayDelivery.AddressedDevice });

    [Fact]
    public void Who_comes_back_is_given_its_own_delivery()
    {
        Join(One);
        Join(Two);
        _han.Order(Text, One, order: 1);
        _han.Order(Text, Two, order: 2);
        _han.Esi.Leave(One);
        Join(One);
        Assert.Equal([One, Two, One], _han.Sent.Select(s => s.Device));
        Assert.Equal(_han.Sent[0].Sequence, _han.Sent[2].Sequence);
    }

    [Fact]
    public void Who_joins_is_given_what_is_for_the_home_and_not_what_is_for_another_display()
    {
        Join(One);
        _han.Order(Text, One, order: 1);
        Join(Two);
        Assert.Equal([One], _han.Sent.Select(s => s.Device));
        _han.Order(Text, default, order: 2);
        _han.Order(Text, One, order: 3);
        byte home = _han.Sent.Single(s => s.Device == Two).Sequence;
        Join(Three);
        Assert.Equal(home, _han.Sent.Single(s => s.Device == Three).Sequence);
    }

    [Fact]
    public void A_text_that_is_cancelled_for_a_display_while_it_is_away_is_not_shown_there_when_it_comes_back()
    {
        Join(One);
        Join(Two);
        _han.Order(Text, One, order: 1);
        _han.Order(Text, Two, order: 2);
        _han.Esi.Leave(One);
        _han.Order(new CancelMessage(Text.MessageId, MessageControl.None), One, order: 3);
        Join(One);
        Assert.Equal([One, Two], _han.Sent.Select(s => s.Device));
        Assert.False(_han.Esi.IsIdle);
    }

    [Fact]
    public void A_cancel_for_a_display_that_is_away_takes_nothing_off_the_others()
    {
        Join(One);
        Join(Two);
        _han.Order(Text, order: 1);
        _han.Esi.Leave(One);
        _han.Order(new CancelMessage(Text.MessageId, MessageControl.None), One, order: 2);
        Assert.Equal([One, Two], _han.Sent.Select(s => s.Device));
        Assert.True(_han.Esi.HoldsText(Text.MessageId));
    }

    [Fact]
    public void Who_comes_and_goes_takes_no_room_from_others_while_a_text_is_shown()
    {
        Join(One);
        Join(Two);
        _han.Order(Text, One);
        for (int i = 0; i < 40; i++)
        {
            _han.Esi.Leave(One);
            Join(One);
        }

        Join(Three);
        Assert.Equal([Two, Three], new[] { Two, Three }.Where(_han.Esi.HasDevice));
        Assert.Equal(41, _han.Sent.Count(s => s.Device == One));
    }

    [Fact]
    public void However_many_displays_left_while_a_text_is_shown_there_is_room_for_who_comes()
    {
        Join(One);
        _han.Order(Text, default);
        _han.Order(Text, One, order: 2);
        _han.Esi.Leave(One);
        for (ulong i = 0; i < 40; i++)
        {
            Eui64 passing = new(Three.Value + i);
            Join(passing);
            Assert.Equal(_han.Sent[0].Sequence, _han.Sent[^1].Sequence);
            _han.Esi.Leave(passing);
        }

        Assert.Equal(42, _han.Sent.Count);
    }

    [Fact]
    public void Where_every_display_shows_what_is_for_one_so_does_a_display_that_joins_later()
    {
        _han = new EsiOnHandAps();
        Join(One);
        _han.Order(Text, One);
        Join(Two);
        Assert.Equal([One, Two], _han.Sent.Select(s => s.Device));
    }

    private void Join(Eui64 device)
    {
        Assert.True(_han.Esi.Join(new JoinedDevice(device, IsLoadControlClient: false, IsDisplay: true)));
        _han.Esi.Introduce(device);
    }
}
