using System.Text;

namespace DeviceEmulator.Home.Script;

/// <summary>
/// A command as it is typed: the verb, then values. The required values may stand without names, in their order; the others are name=value. Double quotes hold
/// a value with blanks together.
/// </summary>
public static class TypedCommand
{
    /// <summary>Reads the values for a list of fields.</summary>
    /// <exception cref="ArgumentException">They do not fit; the message says which and why.</exception>
    public static Arguments Read(string verb, IReadOnlyList<Field> fields, IReadOnlyList<string> words)
    {
        Arguments given = new();
        Queue<Field> required = new(fields.Where(f => f.IsRequired));
        foreach (string word in words)
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            Field? named = equals > 0 ? fields.FirstOrDefault(f => f.Name == word[..equals]) : null;
            if (named is not null)
            {
                Add(given, named, word[(equals + 1)..]);
            }
            else if (Unnamed(required, given) is Field next)
            {
                Add(given, next, word);
            }
            else
            {
                string names = string.Join(", ", fields.Select(f => f.Name));
                throw new ArgumentException($"{verb} does not take {word}{(names.Length > 0 ? $"; it takes {names}" : "")}.");
            }
        }

        return fields.FirstOrDefault(f => f.IsRequired && !given.Has(f.Name)) is Field missing
            ? throw new ArgumentException($"{verb} needs {missing.Name}: {missing.Expected}.")
            : given;
    }

    /// <summary>The words of a line.</summary>
    /// <exception cref="ArgumentException">A quote is not closed.</exception>
    public static List<string> Split(string line)
    {
        List<string> words = [];
        StringBuilder word = new();
        bool quoted = false;
        bool any = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
                any = true;
            }
            else if (!quoted && char.IsWhiteSpace(c))
            {
                End(words, word, ref any);
            }
            else
            {
                word.Append(c);
                any = true;
            }
        }

        End(words, word, ref any);
        return quoted ? throw new ArgumentException("A quote is not closed.") : words;
    }

    private static void End(List<string> words, StringBuilder word, ref bool any)
    {
        if (any)
        {
            words.Add(word.ToString());
            word.Clear();
            any = false;
        }
    }

    private static Field? Unnamed(Queue<Field> required, Arguments given)
    {
        while (required.TryDequeue(out Field? next))
        {
            if (!given.Has(next.Name))
            {
                return next;
            }
        }

        return null;
    }

    private static void Add(Arguments given, Field field, string text)
    {
        object value = field.Parse(text, out string problem) ?? throw new ArgumentException($"{field.Name}: {problem}.");
        if (!given.TryAdd(field.Name, value))
        {
            throw new ArgumentException($"{field.Name} is given twice.");
        }
    }
}
