using Microsoft.Extensions.Options;

namespace Han.Gateway.Soap;

/// <summary>What can be known to be wrong before the first connection is refused at start.</summary>
internal sealed class SoapOptionsValidator : IValidateOptions<SoapOptions>
{
    private const int MaxSerialNumberDigits = 40;

    public ValidateOptionsResult Validate(string? name, SoapOptions options)
    {
        var failures = new List<string>();
        Check(options.PublicUrl is null || (options.PublicUrl.IsAbsoluteUri && options.PublicUrl.Scheme is "https" or "http"), "PublicUrl is an absolute http or https URL");
        Check(options.TrustList.Count > 0, "TrustList names at least one PEM file");
        Check(options.MaxBodyBytes is >= 1024 and <= 64 * 1024 * 1024, "MaxBodyBytes is 1 KiB to 64 MiB");
        Check(options.MaxConcurrentBodies is >= 1 and <= 1024, "MaxConcurrentBodies is 1 to 1024");
        Check(options.MaxMessageAge >= TimeSpan.FromSeconds(10) && options.MaxMessageAge <= TimeSpan.FromHours(1), "MaxMessageAge is 10 seconds to an hour");
        Check(options.ClockSkew >= TimeSpan.Zero && options.ClockSkew <= TimeSpan.FromMinutes(10), "ClockSkew is 0 to 10 minutes");
        Check(options.SamlIssuers.Count == 0 || options.SamlAudience.Length > 0, "SamlAudience names this service where there are SamlIssuers");
        Check(options.SamlIssuers.All(i => i.Name.Length > 0) && options.SamlIssuers.DistinctBy(i => i.Name).Count() == options.SamlIssuers.Count, "each of SamlIssuers has a Name of its own");
        foreach (string file in options.TrustList.Concat(options.SamlIssuers.Select(i => i.Certificate)).Append(options.ServerCertificate).Append(options.ServerKey))
        {
            Check(File.Exists(file), $"the file '{file}' exists");
        }

        foreach (string denied in options.DeniedCertificates)
        {
            string digits = Tls.CertificateDenyList.Normalize(denied);
            Check(digits.Length is 64 or (> 0 and <= MaxSerialNumberDigits) && digits.All(char.IsAsciiHexDigit), $"DeniedCertificates '{denied}' is a serial number or SHA-256 thumbprint in hex");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(bool holds, string rule)
        {
            if (!holds)
            {
                failures.Add($"{SoapOptions.Section}: {rule}.");
            }
        }
    }
}
