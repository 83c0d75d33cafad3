using System.Globalization;

namespace Han.Gateway.Registry.Imported;

/// <summary>Writes generated premises as a TDSP exports them, to try an import without one.</summary>
internal sealed class PremiseCsvWriter(TextWriter output)
{
    public void WriteHeader()
    {
        output.Write(string.Join(',', PremiseColumns.Names));
        output.Write("\r\n");
    }

    /// <summary>One active premise with a started HAN. The make, model and firmware levels are the samples' own.</summary>
    public void Write(PremiseGenerator generator, long number, DateOnly effective)
    {
        Premise premise = generator.At(number);
        output.Write(generator.EsiIdAt(number));
        output.Write(',');
        output.Write(generator.MeterAt(number));
        output.Write(',');
        output.Write(premise.Tdsp.Duns);
        output.Write(',');
        output.Write(premise.RepDuns);
        output.Write(",Active,Sample Meters,SM-1,4.2.1,1.0.7,SEP 1.0,Y,");
        output.Write(premise.Esi.ToString());
        output.Write(',');
        output.Write(effective.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        output.Write("\r\n");
    }
}
