package dev.outboard.http2;

import java.util.HashMap;
import java.util.Map;

/** The fields that every compression context knows (RFC 7541, appendix A). */
final class StaticTable {

    private static final HeaderField[] FIELDS = {
        new HeaderField(":authority", ""),
        new HeaderField(":method", "GET"),
        new HeaderField(":method", "POST"),
        new HeaderField(":path", "/"),
        new HeaderField(":path", "/index.html"),
        new HeaderField(":scheme", "http"),
        new HeaderField(":scheme", "https"),
        new HeaderField(":status", "200"),
        new HeaderField(":status", "204"),
        new HeaderField(":status", "206"),
        new HeaderField(":status", "304"),
        new HeaderField(":status", "400"),
        new HeaderField(":status", "404"),
        new HeaderField(":status", "500"),
        new HeaderField("accept-charset", ""),
        new HeaderField("accept-encoding", "gzip, deflate"),
        new HeaderField("accept-language", ""),
        new HeaderField("accept-ranges", ""),
        new HeaderField("accept", ""),
        new HeaderField("access-control-allow-origin", ""),
        new HeaderField("age", ""),
        new HeaderField("allow", ""),
        new HeaderField("authorization", ""),
        new HeaderField("cache-control", ""),
        new HeaderField("content-disposition", ""),
        new HeaderField("content-encoding", ""),
        new HeaderField("content-language", ""),
        new HeaderField("content-length", ""),
        new HeaderField("content-location", ""),
        new HeaderField("content-range", ""),
        new HeaderField("content-type", ""),
        new HeaderField("cookie", ""),
        new HeaderField("date", ""),
        new HeaderField("etag", ""),
        new HeaderField("expect", ""),
        new HeaderField("expires", ""),
        new HeaderField("from", ""),
        new HeaderField("host", ""),
        new HeaderField("if-match", ""),
        new HeaderField("if-modified-since", ""),
        new HeaderField("if-none-match", ""),
        new HeaderField("if-range", ""),
        new HeaderField("if-unmodified-since", ""),
        new HeaderField("last-modified", ""),
        new HeaderField("link", ""),
        new HeaderField("location", ""),
        new HeaderField("max-forwards", ""),
        new HeaderField("proxy-authenticate", ""),
        new HeaderField("proxy-authorization", ""),
        new HeaderField("range", ""),
        new HeaderField("referer", ""),
        new HeaderField("refresh", ""),
        new HeaderField("retry-after", ""),
        new HeaderField("server", ""),
        new HeaderField("set-cookie", ""),
        new HeaderField("strict-transport-security", ""),
        new HeaderField("transfer-encoding", ""),
        new HeaderField("user-agent", ""),
        new HeaderField("vary", ""),
        new HeaderField("via", ""),
        new HeaderField("www-authenticate", ""),
    };

    /** How many fields there are; their indexes are 1 to this. */
    static final int SIZE = FIELDS.length;

    private static final Map<HeaderField, Integer> INDEXES_BY_FIELD = indexesByField();
    private static final Map<String, Integer> INDEXES_BY_NAME = indexesByName();

    private StaticTable() {}

    /** The field at an index, 1 to {@link #SIZE}. */
    static HeaderField field(int index) {
        return FIELDS[index - 1];
    }

    /** The index of a field, or 0. */
    static int indexOf(HeaderField field) {
        return INDEXES_BY_FIELD.getOrDefault(field, 0);
    }

    /** The first index of a name, or 0. */
    static int indexOf(String name) {
        return INDEXES_BY_NAME.getOrDefault(name, 0);
    }

    private static Map<HeaderField, Integer> indexesByField() {
        Map<HeaderField, Integer> indexes = new HashMap<>();
        for (int i = 1; i <= SIZE; i++) {
            indexes.put(field(i), i);
        }
        return Map.copyOf(indexes);
    }

    private static Map<String, Integer> indexesByName() {
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 1; i <= SIZE; i++) {
            indexes.putIfAbsent(field(i).name(), i);
        }
        return Map.copyOf(indexes);
    }
}
