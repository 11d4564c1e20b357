using Foreplan.Text;

namespace Foreplan.Plans.Reading;

internal sealed record PhaseSection(OutlineSection Section, int Id, string Title, bool IsListed, bool IsByPosition);
