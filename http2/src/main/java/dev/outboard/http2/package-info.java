/** HTTP/2 (RFC 9113) and HPACK (RFC 7541): frames, streams, flow control. Knows nothing of what it carries. */
package dev.outboard.http2;
