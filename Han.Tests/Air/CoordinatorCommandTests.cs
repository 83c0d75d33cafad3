using DeviceEmulator.Commands;
using Sep.Codec.Types;

namespace Han.Tests.Air;

/// <summary>The words after coordinator.</summary>
public sealed class CoordinatorCommandTests
{
    [Theory]
    [InlineData("coordinator")]
    [InlineData("coordinator --spinel")]
    [InlineData("coordinator --spinel x")]
    [InlineData("coordinator --spinel 4900 --zepp 127.0.0.1:1")]
    public void What_it_does_not_understand_does_not_parse(string words) => Assert.NotEmpty(EmulatorCommands.Root().Parse(words.Split(' ')).Errors);

    [Theory]
    [InlineData("coordinator --spinel 4900 --watch")]
    [InlineData("coordinator --spinel 0 --capture home.pcapng --watch 192.0.2.7:17754 --zep 127.0.0.1:17755 --zep-local 127.0.0.1:17756 --eui64 0200000000000001")]
    public void What_the_page_says_parses(string words) => Assert.Empty(EmulatorCommands.Root().Parse(words.Split(' ')).Errors);

    /// <summary>Refused before anything listens: the command ends by itself, with exit code 2.</summary>
    [Theory]
    [InlineData("--spinel -1")]
    [InlineData("--spinel 65536")]
    [InlineData("--spinel 0 --eui64 12")]
    [InlineData("--spinel 0 --watch example")]
    [InlineData("--spinel 0 --zep 127.0.0.1")]
    public async Task What_makes_no_sense_is_refused(string words) =>
        Assert.Equal(2, await EmulatorCommands.InvokeAsync(["coordinator", .. words.Split(' ')]));

    [Fact]
    public void An_address_that_is_not_given_is_locally_administered_and_no_group()
    {
        CoordinatorOptions options = new(0, null, null, new ZepWords(null, null, null));
        Eui64 first = options.ParseAddress();
        Assert.Equal(2UL << 56, first.Value & (3UL << 56));
        Assert.NotEqual(first, options.ParseAddress());
        Assert.Equal(new Eui64(0x42), (options with { Address = "0000000000000042" }).ParseAddress());
    }
}
