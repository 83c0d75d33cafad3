using System.Security.Cryptography;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Wire;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>
/// Sequences of requests, indications and pauses, written as iterators and stepped by what comes in: one procedure after the other, each from its
/// beginning to its end. A procedure that throws <see cref="ZnpRefusedException"/> is over with that status.
/// </summary>
internal sealed class ZnpProcedures(Agenda agenda, ZnpRequests requests)
{
    private readonly LoopPost _post = new(agenda);
    private readonly Queue<(IEnumerable<ZnpStep> Steps, Action<ZnpRefusedException?> Ended, byte[]? Secret)> _waiting = [];
    private readonly Stack<IEnumerator<ZnpStep>> _running = [];
    private readonly List<ZnpAwait> _listening = [];
    private Action<ZnpRefusedException?>? _ended;
    private byte[]? _secret;
    private int _step;

    /// <summary>Procedures that wait or run.</summary>
    public int Count => _waiting.Count + (_ended is null ? 0 : 1);

    /// <summary>Begins a procedure when those before it are over, never within this call.</summary>
    /// <param name="steps">The procedure.</param>
    /// <param name="ended">Told once, unless it is forgotten: null, or why it was refused.</param>
    /// <param name="secret">Octets that the procedure needs and nobody after it: they are overwritten at its end, also where it is forgotten.</param>
    public void Run(IEnumerable<ZnpStep> steps, Action<ZnpRefusedException?> ended, byte[]? secret = null)
    {
        _waiting.Enqueue((steps, ended, secret));
        _post.Later(BeginNext);
    }

    /// <summary>Listens from now on for an indication that the running procedure will wait for.</summary>
    public ZnpAwait<T> Expect<T>(long milliseconds, Func<T, bool> isIt) where T : struct, ILayerCommand<T, ZnpCommandId>
    {
        ZnpAwait<T> awaited = new(milliseconds, isIt);
        _listening.Add(awaited);
        return awaited;
    }

    /// <summary>Shows an indication to those who listen; true when it was what one of them waits for.</summary>
    public bool OnIndication(in ZnpFrame frame)
    {
        foreach (ZnpAwait awaited in _listening)
        {
            if (awaited.Command == frame.Command && awaited.TryTake(frame))
            {
                _listening.Remove(awaited);
                awaited.Then?.Invoke();
                return true;
            }
        }

        return false;
    }

    /// <summary>Forgets all procedures, without a word to those who wait for their end.</summary>
    public void Forget()
    {
        _post.Clear();
        foreach ((_, _, byte[]? secret) in _waiting)
        {
            CryptographicOperations.ZeroMemory(secret);
        }

        _waiting.Clear();
        Leave();
    }

    private void BeginNext()
    {
        if (_ended is null && _waiting.TryDequeue(out (IEnumerable<ZnpStep> Steps, Action<ZnpRefusedException?> Ended, byte[]? Secret) next))
        {
            (_ended, _secret) = (next.Ended, next.Secret);
            _running.Push(next.Steps.GetEnumerator());
            Advance();
        }
    }

    /// <summary>Goes on to the next step that has to be waited for.</summary>
    private void Advance()
    {
        ZnpRefusedException? refusal = null;
        while (_running.TryPeek(out IEnumerator<ZnpStep>? steps))
        {
            try
            {
                if (!steps.MoveNext())
                {
                    _running.Pop().Dispose();
                    continue;
                }
            }
            catch (ZnpRefusedException e)
            {
                refusal = e;
                break;
            }

            if (steps.Current is ZnpSubroutine inner)
            {
                _running.Push(inner.Steps.GetEnumerator());
            }
            else if (!(steps.Current is ZnpAwait { IsDone: true }))
            {
                WaitFor(steps.Current);
                return;
            }
        }

        Action<ZnpRefusedException?>? ended = _ended;
        Leave();
        ended?.Invoke(refusal);
        _post.Later(BeginNext);
    }

    private void WaitFor(ZnpStep step)
    {
        int number = ++_step;
        switch (step)
        {
            case ZnpAsk ask:
                ask.Then = () => GoOn(number);
                requests.Ask(ask);
                break;
            case ZnpAwait awaited:
                awaited.Then = () => GoOn(number);
                _post.After(awaited.Milliseconds, () => GoOn(number));
                break;
            case ZnpPause pause:
                _post.After(pause.Milliseconds, () => GoOn(number));
                break;
            default:
                throw new InvalidOperationException($"Nobody can wait for {step}.");
        }
    }

    private void GoOn(int number)
    {
        if (number == _step && _ended is not null)
        {
            _step++;
            Advance();
        }
    }

    private void Leave()
    {
        _step++;
        _ended = null;
        CryptographicOperations.ZeroMemory(_secret);
        _secret = null;
        _listening.Clear();
        while (_running.TryPop(out IEnumerator<ZnpStep>? steps))
        {
            steps.Dispose();
        }
    }
}
