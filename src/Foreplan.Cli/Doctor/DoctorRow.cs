namespace Foreplan.Cli.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">Its stable name.</param>
/// <param name="State">ok, care or bad.</param>
/// <param name="Says">What is the case.</param>
/// <param name="Do">What to do about it; empty when it is ok.</param>
internal sealed record DoctorRow(string Name, string State, string Says, string Do)
{
    public static DoctorRow Ok(string name, string says) => new(name, "ok", says, "");

    public static DoctorRow Care(string name, string says, string what) => new(name, "care", says, what);

    public static DoctorRow Bad(string name, string says, string what) => new(name, "bad", says, what);

    public static DoctorRow Bad(string name, ForeplanException why) => Bad(name, why.Message, why.Hint);
}
