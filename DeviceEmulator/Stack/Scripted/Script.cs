namespace DeviceEmulator.Stack.Scripted;

/// <summary>
/// How a scripted coordinator behaves: steps that must come in order, and reactions to kinds of calls that run free. A call that the next step
/// expects must match it; a call of another kind is met by the reaction that runs free, if there is one; any other call is a mismatch.
/// </summary>
public sealed class Script
{
    private readonly List<(StackCall Expected, Reaction Reaction)> _steps = [];
    private readonly Dictionary<StackCallKind, Reaction> _always = [];
    private readonly List<StackCall> _made = [];
    private int _next;

    /// <summary>True when every step was met.</summary>
    public bool IsDone => _next == _steps.Count;

    /// <summary>The calls made so far.</summary>
    public IReadOnlyList<StackCall> Made => _made;

    public Script Expect(StackCall call, Reaction reaction)
    {
        _steps.Add((call, reaction));
        return this;
    }

    /// <summary>From now on every call of this kind that no step waits for is met so. May be changed while the script runs.</summary>
    public Script Always(StackCallKind kind, Reaction reaction)
    {
        _always[kind] = reaction;
        return this;
    }

    /// <summary>Throws when steps were not met, and names the first.</summary>
    public void VerifyDone()
    {
        if (!IsDone)
        {
            throw new ScriptMismatchException($"Step {_next + 1} of {_steps.Count} was not met: {_steps[_next].Expected}.");
        }
    }

    internal Reaction Meet(StackCall call)
    {
        _made.Add(call);
        if (!IsDone && _steps[_next].Expected.Kind == call.Kind)
        {
            string difference = _steps[_next].Expected.DifferenceTo(call);
            return difference.Length == 0
                ? _steps[_next++].Reaction
                : throw new ScriptMismatchException($"Step {_next + 1} of {_steps.Count} expects {_steps[_next].Expected}, but {difference}.");
        }

        if (_always.TryGetValue(call.Kind, out Reaction? reaction))
        {
            return reaction;
        }

        throw new ScriptMismatchException(IsDone
            ? $"The script's {_steps.Count} steps are over, but there came {call}."
            : $"Step {_next + 1} of {_steps.Count} expects {_steps[_next].Expected}, but there came {call}.");
    }
}
