namespace Foreplan.Checks.Rules.Truth;

/// <summary>Names that platforms and well-known libraries bring, or that hold something of theirs: what is said of them cannot be looked up in a repository.</summary>
internal static class LibraryNames
{
    private static readonly HashSet<string> Roots = new(StringComparer.Ordinal)
    {
        "this", "self", "super", "base", "exports", "module", "process", "console", "window", "document", "navigator", "location", "localStorage", "sessionStorage", "history", "performance", "globalThis", "global",
        "Math", "JSON", "Object", "Array", "Promise", "String", "Number", "Boolean", "Symbol", "Map", "Set", "WeakMap", "Date", "Intl", "Error", "Reflect", "Buffer", "URL", "React", "ReactDOM", "Vue", "Prisma", "Zod",
        "System", "Microsoft", "Windows", "Task", "ValueTask", "File", "Path", "Directory", "Console", "Convert", "Encoding", "DateTime", "DateTimeOffset", "TimeSpan", "TimeProvider", "Guid", "Environment", "Interlocked", "Enumerable", "Assert", "Should",
        "ArgumentNullException", "ArgumentException", "ArgumentOutOfRangeException", "ObjectDisposedException", "CryptographicOperations", "RandomNumberGenerator", "JsonSerializer", "JsonSerializerOptions", "Regex", "StringComparer", "StringComparison", "CancellationToken",
        "java", "javax", "jakarta", "kotlin", "org", "com", "io", "net", "android", "os", "sys", "re", "json", "logging", "asyncio", "datetime", "typing", "collections", "itertools", "functools", "pathlib", "subprocess", "unittest", "pytest", "np", "pd", "torch", "django", "flask",
        "fmt", "http", "strings", "strconv", "errors", "context", "time", "sync", "ioutil", "filepath", "testing", "fs", "path", "crypto", "util", "std", "tokio", "serde", "core", "alloc", "Vec", "Option", "Result", "Box", "Arc", "Rc",
        "req", "res", "request", "response", "app", "express", "router", "server", "builder", "services", "ctx", "jest", "vi", "expect", "describe", "test", "it", "cy", "page", "z", "db", "prisma", "logger", "log", "event", "e", "err", "error", "Rails", "ActiveRecord",
    };

    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal)
    {
        "setTimeout", "clearTimeout", "setInterval", "clearInterval", "setImmediate", "requestAnimationFrame", "queueMicrotask", "structuredClone", "addEventListener", "removeEventListener", "querySelector", "querySelectorAll", "getElementById", "preventDefault",
        "stopPropagation", "parseInt", "parseFloat", "isNaN", "encodeURIComponent", "decodeURIComponent", "useState", "useEffect", "useMemo", "useRef", "useCallback", "useContext", "useReducer", "useLayoutEffect", "useId", "useTransition", "forwardRef", "createContext",
        "isinstance", "issubclass", "getattr", "setattr", "hasattr", "enumerate", "staticmethod", "classmethod", "dataclass", "println", "printf", "sprintf", "malloc", "memcpy", "ToString", "GetHashCode", "DisposeAsync", "ConfigureAwait", "GetType",
    };

    /// <summary>True for the first part of a name whose members are somebody else's.</summary>
    public static bool IsRoot(string part) => Roots.Contains(part);

    /// <summary>True for a function that every program may call.</summary>
    public static bool IsFunction(string name) => Functions.Contains(name);
}
