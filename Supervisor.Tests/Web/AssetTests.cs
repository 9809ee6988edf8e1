using System.IO.Compression;

namespace Supervisor.Tests.Web;

public class AssetTests
{
    [Theory]
    [InlineData("/stylesheets/supervisor.css", "text/css; charset=utf-8")]
    [InlineData("/scripts/supervisor.js", "text/javascript; charset=utf-8")]
    [InlineData("/images/icon.svg", "image/svg+xml")]
    [InlineData("/images/icon.png", "image/png")]
    public async Task A_file_is_sent_once_and_then_only_its_tag_is_compared(string address, string type)
    {
        await using var client = await PageClient.Start();
        using var first = await client.Get(address);
        Assert.Equal(200, (int)first.StatusCode);
        Assert.Equal(type, first.Content.Headers.ContentType!.ToString());
        Assert.NotEmpty(await first.Content.ReadAsByteArrayAsync());
        using var second = await client.Get(address, ("If-None-Match", $"\"other\", {first.Headers.ETag}"));
        Assert.Equal(304, (int)second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        using var changed = await client.Get(address, ("If-None-Match", "\"other\""));
        Assert.Equal(200, (int)changed.StatusCode);
    }

    [Fact]
    public async Task Texts_are_packed_for_those_who_take_them_so()
    {
        await using var client = await PageClient.Start();
        using var plain = await client.Get("/scripts/supervisor.js");
        using var packed = await client.Get("/scripts/supervisor.js", ("Accept-Encoding", "gzip, deflate, br"));
        Assert.Equal("gzip", string.Join(',', packed.Content.Headers.ContentEncoding));
        using var gzip = new GZipStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await reader.ReadToEndAsync());
    }
}
