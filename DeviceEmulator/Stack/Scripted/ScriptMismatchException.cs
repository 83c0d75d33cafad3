namespace DeviceEmulator.Stack.Scripted;

/// <summary>A host did something else than the script expects of it; the message says at which step and in what.</summary>
public sealed class ScriptMismatchException(string message) : Exception(message);
