using Han.Gateway.Authorization;

namespace Han.Gateway.Requests;

/// <summary>Where an authenticated, schema-valid request goes. When the answer says accepted, the request is on disk.</summary>
public interface IRequestDesk
{
    ValueTask<HanAnswer> SubmitAsync(Caller caller, HanRequest request, CancellationToken cancellationToken);
}
