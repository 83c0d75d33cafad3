using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Zcl;

public sealed class DefaultResponseTests
{
    [Theory]
    [InlineData(ZclStatus.Success, false, true, false, true)]
    [InlineData(ZclStatus.Success, true, true, false, false)]
    [InlineData(ZclStatus.NotFound, false, true, false, true)]
    [InlineData(ZclStatus.NotFound, true, true, false, true)]
    [InlineData(ZclStatus.Success, false, true, true, false)]
    [InlineData(ZclStatus.NotFound, true, true, true, false)]
    [InlineData(ZclStatus.Success, false, false, false, false)]
    [InlineData(ZclStatus.NotFound, false, false, false, false)]
    public void It_is_due(ZclStatus status, bool disabled, bool isUnicast, bool isAnswered, bool expected)
    {
        ZclHeader request = new(FrameType.ClusterSpecific, Direction.ServerToClient, 1, 0x0B, disabled);
        Assert.Equal(expected, DefaultResponse.IsDue(request, status, isUnicast, isAnswered));
    }

    [Theory]
    [InlineData(ZclStatus.Success)]
    [InlineData(ZclStatus.UnsupportedGeneralCommand)]
    public void A_Default_Response_is_never_answered(ZclStatus status)
    {
        ZclHeader response = new(FrameType.ProfileWide, Direction.ServerToClient, 1, DefaultResponse.Key.CommandId);
        Assert.False(DefaultResponse.IsDue(response, status, isUnicast: true, isAnswered: false));
    }

    [Fact]
    public void Responses_are_sent_so_that_they_are_not_answered()
    {
        string[] disabled = [.. SepCommands.All.Where(entry => DefaultResponse.IsDisabledIn(entry.Key)).Select(entry => entry.Name)];
        Assert.All(disabled, name => Assert.EndsWith("Response", name, StringComparison.Ordinal));
        Assert.Contains(nameof(ReadAttributesResponse), disabled);
        Assert.Contains("ImageBlockResponse", disabled);
        Assert.Contains("GetAlarmResponse", disabled);
        Assert.DoesNotContain("Alarm", disabled);
    }
}
