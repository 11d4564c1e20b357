using System.Text.Json.Nodes;

namespace Foreplan.Locks;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("{\"b\":1,\"a\":[true,null,\"x\"]}", "{\"a\":[true,null,\"x\"],\"b\":1}")]
    [InlineData("{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}", "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}")]
    [InlineData("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"", "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"")]
    public void Members_and_text_are_as_RFC_8785_has_them(string json, string expected) =>
        Assert.Equal(expected, CanonicalJson.Of(JsonNode.Parse(json)));

    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(unchecked((long)0x8000000000000000), "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(unchecked((long)0xbecbf647612f3696), "-0.0000033333333333333333")]
    public void Numbers_are_as_RFC_8785_has_them(long bits, string expected) =>
        Assert.Equal(expected, EcmaNumber.Format(BitConverter.Int64BitsToDouble(bits)));

    [Theory]
    [InlineData("2.00", "2")]
    [InlineData("0.10", "0.1")]
    [InlineData("1E2", "100")]
    public void Decimals_lose_their_spelling(string json, string expected) => Assert.Equal(expected, CanonicalJson.Of(JsonNode.Parse(json)));
}
