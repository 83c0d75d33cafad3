using System.Globalization;
using System.Text.Json;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Home.Script;

namespace DeviceEmulator.Home.Scenarios;

// The steps of a scenario.
public static partial class ScenarioReader
{
    private const string Do = "do";

    private static List<ScenarioStep> Steps(JsonPlace root, IReadOnlyList<HomeDeviceOptions> devices, HomeFidelity fidelity)
    {
        List<ScenarioStep> steps = [];
        if (!root.Members.TryGetValue(StepsName, out JsonPlace? list))
        {
            return steps;
        }

        JsonFields.Require(list, JsonValueKind.Array, "a list of steps");
        TimeSpan last = TimeSpan.Zero;
        foreach (JsonPlace place in list.Items)
        {
            ScenarioStep read = Step(place, devices);
            if (read.Name == Verbs.Jam && fidelity == HomeFidelity.Application)
            {
                throw place.Members[Do].Wrong("there are no channels at application fidelity");
            }

            if (read.At < last)
            {
                throw place.Members[ScenarioFields.At.Name].Wrong($"it is before the step before it, which is at {HomeDuration.Text(last)}");
            }

            last = read.At ?? last;
            steps.Add(read);
        }

        return steps;
    }

    private static ScenarioStep Step(JsonPlace place, IReadOnlyList<HomeDeviceOptions> devices)
    {
        JsonFields.Require(place, JsonValueKind.Object, "a step");
        JsonPlace name = place.Members.GetValueOrDefault(Do) ?? throw place.Wrong($"{Do} is missing: one of {string.Join(", ", ScenarioFields.StepNames)}");
        JsonFields.Require(name, JsonValueKind.String, $"one of {string.Join(", ", ScenarioFields.StepNames)}");
        if (!ScenarioFields.StepNames.Contains(name.Text))
        {
            throw name.Wrong($"\"{name.Text}\" is not one of {string.Join(", ", ScenarioFields.StepNames)}");
        }

        IReadOnlyList<Field> fields = ScenarioFields.Step(name.Text);
        Arguments given = JsonFields.Read(place, fields, Do);
        if (given.Text("device") is string device && !devices.Any(d => d.Name == device))
        {
            throw place.Members["device"].Wrong($"there is no device {device}; there is {string.Join(", ", devices.Select(d => d.Name))}");
        }

        string where = string.Create(CultureInfo.InvariantCulture, $"line {place.Line}, {place.Path}");
        return new ScenarioStep(where, given.Has(ScenarioFields.At.Name) ? given.Duration(ScenarioFields.At.Name) : null, name.Text, Verbs.Find(name.Text), given);
    }
}
