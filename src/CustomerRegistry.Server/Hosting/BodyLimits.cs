using Microsoft.AspNetCore.Http.Features;

namespace CustomerRegistry.Server.Hosting;

/// <summary>
/// gRPC bounds each message and its streams may go on for ever, so the server itself has no limit for a body. REST and
/// webhooks have no such bound of their own: theirs is here, before anything is read.
/// </summary>
internal static class BodyLimits
{
    /// <summary>A unary message of 1 MB, its bytes as base64 in JSON.</summary>
    public const long Rest = 2L * 1024 * 1024;

    public static Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        var grpc = context.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;
        if (!grpc && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Rest;
        }

        return next(context);
    }
}
