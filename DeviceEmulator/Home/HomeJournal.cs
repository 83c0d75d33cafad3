using DeviceEmulator.Time;

namespace DeviceEmulator.Home;

/// <summary>What happened in a home, for whoever watches. Nothing is kept here.</summary>
/// <param name="agenda">The loop's.</param>
/// <param name="listener">Hears every line on the loop; null: nobody watches, and no text is made.</param>
public sealed class HomeJournal(Agenda agenda, Action<JournalLine>? listener)
{
    /// <summary>Whether anybody watches: who makes an expensive text asks first.</summary>
    public bool IsHeard => listener is not null;

    public void Note(string who, string text) => listener?.Invoke(new JournalLine(agenda.Now, who, text));
}
