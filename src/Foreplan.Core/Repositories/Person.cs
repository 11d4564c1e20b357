namespace Foreplan.Repositories;

/// <summary>Who git says the person is.</summary>
/// <param name="Name"><c>user.name</c>.</param>
/// <param name="Email"><c>user.email</c>.</param>
public sealed record Person(string Name, string Email);
