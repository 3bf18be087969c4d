package dev.outboard.http2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decodes header blocks (RFC 7541). A field that is in a table comes out as the same object each time. For one thread.
 *
 * <pre>
 *   7 6 5 4 3 2 1 0
 *  +-+-------------+
 *  |1|  index 7+   |   a field of a table
 *  +-+-+-----------+
 *  |0|1| index 6+  |   a literal, to be added to the dynamic table
 *  +-+-+-+---------+
 *  |0|0|1| size 5+ |   a new size of the dynamic table
 *  +-+-+-+-+-------+
 *  |0|0|0|1| idx 4+|   a literal that nobody must ever index
 *  +-+-+-+-+-------+
 *  |0|0|0|0| idx 4+|   a literal
 *  +-+-+-+-+-------+
 * </pre>
 */
final class HpackDecoder {

    private static final int KEPT_FIELDS = 256;
    private static final int KEPT_TEXT = 16 * 1024;
    private static final int FIRST_TEXT = 256;
    private static final byte[] NOTHING = new byte[0];

    private final DynamicTable table;
    private final int maxListSize;

    /** What this side's acknowledged settings allow the table to grow to. */
    private int allowedTableSize;

    /** Whether the next block must begin with a new size, because the allowed one fell below the current one. */
    private boolean sizeUpdateDue;

    private byte[] source = NOTHING;
    private int at;
    private int end;

    private HeaderField[] fields = new HeaderField[16];
    private int count;
    private long listSize;

    private byte[] text = new byte[FIRST_TEXT];

    /** The length of the last string, also when it was not kept. */
    private int textLength;

    /**
     * A decoder with an empty table.
     *
     * @param tableSize the allowed size of the table until {@link #allowTableSize}, at first the protocol's default
     * @param maxListSize the largest list that is handed out
     */
    HpackDecoder(int tableSize, int maxListSize) {
        this.table = new DynamicTable(tableSize);
        this.allowedTableSize = tableSize;
        this.maxListSize = maxListSize;
    }

    /** To be called when the peer has acknowledged this side's SETTINGS_HEADER_TABLE_SIZE. */
    void allowTableSize(int size) {
        allowedTableSize = size;
        sizeUpdateDue = table.maxSize() > size;
    }

    /**
     * Decodes a whole block.
     *
     * @return the list, or null when it is larger than this side takes; the tables are right in both cases
     * @throws Http2ConnectionException when the block cannot be decoded: COMPRESSION_ERROR
     */
    @Nullable
    Headers decode(byte[] block, int offset, int length) throws Http2ConnectionException {
        source = block;
        at = offset;
        end = offset + length;
        listSize = 0;
        try {
            readSizeUpdates();
            while (at < end) {
                readField();
            }
            return isTooLarge() ? null : Headers.copyOf(fields, count);
        } finally {
            source = NOTHING;
            dropFields();
            if (text.length > KEPT_TEXT) {
                text = new byte[FIRST_TEXT];
            }
        }
    }

    /** The size of the last list, also when it was too large to be handed out. */
    long listSize() {
        return listSize;
    }

    /** What the table holds now, as RFC 7541 counts. */
    int tableSize() {
        return table.size();
    }

    /** What the peer has chosen as the table's maximum. */
    int tableMaxSize() {
        return table.maxSize();
    }

    private boolean isTooLarge() {
        return listSize > maxListSize;
    }

    private void dropFields() {
        if (fields.length > KEPT_FIELDS) {
            fields = new HeaderField[KEPT_FIELDS];
        } else {
            Arrays.fill(fields, 0, count, null);
        }
        count = 0;
    }

    private void readSizeUpdates() throws Http2ConnectionException {
        while (at < end && (source[at] & 0xe0) == 0x20) {
            int size = readInteger(5);
            if (size > allowedTableSize) {
                throw malformed("a table size of " + size + ", but " + allowedTableSize + " is allowed");
            }
            sizeUpdateDue = false;
            table.maxSize(size);
            makeRoom(0);
        }
        if (sizeUpdateDue && at < end) {
            throw malformed("no new table size, but " + allowedTableSize + " is allowed now");
        }
    }

    private void readField() throws Http2ConnectionException {
        int first = source[at];
        if (first < 0) {
            HeaderField field = field(readInteger(7));
            addToList(field, field.size());
        } else if ((first & 0x40) != 0) {
            readLiteral(6, true);
        } else if ((first & 0x20) != 0) {
            throw malformed("a new table size behind a field");
        } else {
            readLiteral(4, false);
        }
    }

    private void readLiteral(int prefixBits, boolean indexed) throws Http2ConnectionException {
        // More than this fits neither in the list nor in the table: it is read over, not kept.
        long listRoom = Math.max(0, maxListSize - listSize);
        int room = (int) Math.max(listRoom, indexed ? table.maxSize() : 0);

        int nameIndex = readInteger(prefixBits);
        String name = nameIndex > 0 ? tableName(nameIndex) : readString(room);
        long size = (long) HeaderField.OVERHEAD + textLength;
        String value = name == null ? readString(0) : readString(room - name.length());
        size += textLength;

        HeaderField field = name == null || value == null ? null : new HeaderField(name, value);
        if (indexed) {
            addToTable(field, size);
        }
        addToList(field, size);
    }

    private String tableName(int index) throws Http2ConnectionException {
        String name = field(index).name();
        textLength = name.length();
        return name;
    }

    private void addToTable(@Nullable HeaderField field, long size) {
        makeRoom((int) Math.min(size, Integer.MAX_VALUE - table.size()));
        if (field != null && size <= table.maxSize()) {
            table.add(field);
        }
    }

    private void makeRoom(int more) {
        while (table.isOver(more)) {
            table.evictOldest();
        }
    }

    private void addToList(@Nullable HeaderField field, long size) {
        listSize += size;
        if (isTooLarge()) {
            dropFields();
            return;
        }
        if (count == fields.length) {
            fields = Arrays.copyOf(fields, 2 * count);
        }
        if (field != null) {
            fields[count++] = field;
        }
    }

    private HeaderField field(int index) throws Http2ConnectionException {
        int age = index - StaticTable.SIZE - 1;
        if (index == 0 || age >= table.count()) {
            throw malformed("index " + index + ", but the last is " + (StaticTable.SIZE + table.count()));
        }
        return age < 0 ? StaticTable.field(index) : table.field(age);
    }

    /**
     * An integer with a prefix (RFC 7541, section 5.1).
     *
     * <pre>
     *   7 6 5 4 3 2 1 0
     *  +---+-----------+
     *  |   | 1 1 1 1 1 |   less than all ones: the value itself
     *  +---+-----------+
     *  | 1 | value LSB |   otherwise seven bits an octet to add, the last without the top bit
     *  +---+-----------+
     * </pre>
     */
    private int readInteger(int prefixBits) throws Http2ConnectionException {
        int mask = (1 << prefixBits) - 1;
        int prefix = next() & mask;
        if (prefix < mask) {
            return prefix;
        }
        long value = prefix;
        for (int shift = 0; shift <= 28; shift += 7) {
            int octet = next();
            value += (long) (octet & 0x7f) << shift;
            if (octet >= 0) {
                if (value > Integer.MAX_VALUE) {
                    break;
                }
                return (int) value;
            }
        }
        throw malformed("an integer beyond 2^31-1 or of too many octets");
    }

    /** Reads a string and keeps it if it is not longer than the limit; {@link #textLength} is set either way. */
    private @Nullable String readString(int limit) throws Http2ConnectionException {
        boolean huffman = at < end && source[at] < 0;
        int length = readInteger(7);
        if (length > end - at) {
            throw malformed("a string of " + length + " octets, but only " + (end - at) + " are left");
        }
        int start = at;
        at += length;
        if (huffman) {
            return decodeHuffman(start, length, limit);
        }
        textLength = length;
        return length > limit ? null : new String(source, start, length, StandardCharsets.ISO_8859_1);
    }

    private @Nullable String decodeHuffman(int start, int length, int limit) throws Http2ConnectionException {
        // No code is shorter than five bits.
        int longest = (int) Math.min(limit, length * 8L / 5);
        if (text.length < longest) {
            text = new byte[Math.max(longest, Math.min(2 * text.length, KEPT_TEXT))];
        }
        textLength = Huffman.decode(source, start, length, text);
        if (textLength == Huffman.MALFORMED) {
            throw malformed("a string that is not Huffman-coded as it says");
        }
        return textLength > limit ? null : new String(text, 0, textLength, StandardCharsets.ISO_8859_1);
    }

    private int next() throws Http2ConnectionException {
        if (at == end) {
            throw malformed("an end in the middle of a field");
        }
        return source[at++];
    }

    private static Http2ConnectionException malformed(String what) {
        return new Http2ConnectionException(ErrorCode.COMPRESSION_ERROR, "The peer's header block has " + what + ".");
    }
}
