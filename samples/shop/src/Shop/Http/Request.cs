namespace Shop.Http;

public sealed record Request(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body = "");
