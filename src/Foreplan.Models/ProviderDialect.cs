namespace Foreplan.Models;

/// <summary>Which protocol a provider speaks.</summary>
internal enum ProviderDialect
{
    Messages,
    ChatCompletions,
    Script,
}
