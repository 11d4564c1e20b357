using Microsoft.Extensions.AI;

namespace Foreplan.Calls;

/// <summary>The port to model providers: gives a client with the whole chain (retries, journal, budget, watchdog, truth) around it.</summary>
public interface IModels
{
    /// <summary>Opens a client for one call; cheap, called once per turn. The provider's own client is loaded and kept at first use.</summary>
    /// <exception cref="ForeplanException">The key is missing, the provider is unknown, or the base URL is not allowed.</exception>
    IChatClient Open(CallScope scope);
}
