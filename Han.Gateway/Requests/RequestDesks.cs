using System.Collections.Frozen;
using Han.Gateway.Authorization;

namespace Han.Gateway.Requests;

/// <summary>Brings each request to the desk that takes its command.</summary>
internal sealed class RequestDesks(IEnumerable<ICommandDesk> desks) : IRequestDesk
{
    private readonly FrozenDictionary<Type, ICommandDesk> _desks =
        desks.SelectMany(d => d.Commands.Select(c => (c, d))).ToFrozenDictionary(p => p.c, p => p.d);

    public ValueTask<HanAnswer> SubmitAsync(Caller caller, HanRequest request, CancellationToken cancellationToken) =>
        _desks.TryGetValue(request.Command.GetType(), out ICommandDesk? desk)
            ? desk.SubmitAsync(caller, request, cancellationToken)
            : throw new InvalidOperationException($"No desk takes {request.Command.GetType().Name}.");
}
