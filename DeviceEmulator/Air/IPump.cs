namespace DeviceEmulator.Air;

/// <summary>
/// What brings something from outside into a loop. Its input and output happen elsewhere and fill a bounded channel; the loop empties it here, so nothing
/// of the emulator is ever touched by two threads.
/// </summary>
public interface IPump
{
    /// <summary>Hands over what has arrived. Called on the loop.</summary>
    void Pump();
}
