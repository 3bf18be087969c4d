package dev.outboard.http2;

import java.util.HashMap;
import java.util.Map;

/** Encodes header blocks (RFC 7541; see {@link HpackDecoder} for the forms). For one thread, or under one lock. */
final class HpackEncoder {

    /** Which strings are sent in Huffman codes. */
    enum HuffmanUse {
        NEVER,
        /** Unless they are so long that, on a local connection, the time counts more than the octets. */
        WHEN_SHORTER,
        ALWAYS
    }

    private static final int LONG = 1024;
    private static final int NO_UPDATE = -1;

    private final IndexingPolicy policy;
    private final int ownMaxTableSize;
    private final HuffmanUse huffman;
    private final DynamicTable table;

    /** How many fields were ever added to the table; a field's number is the count after its addition. */
    private long added;

    /** The numbers of what is in the dynamic table. */
    private final Map<HeaderField, Long> numbersByField = new HashMap<>();

    /** The number of the latest field of a name in the dynamic table; of names that the static one does not have. */
    private final Map<String, Long> numbersByName = new HashMap<>();

    /** The lowest table size since the last block, if the size has changed. */
    private int lowestSizeToTell = NO_UPDATE;

    HpackEncoder() {
        this(Settings.DEFAULT_HEADER_TABLE_SIZE, HuffmanUse.WHEN_SHORTER, IndexingPolicy.STANDARD);
    }

    /**
     * An encoder with an empty table.
     *
     * @param tableSize the size of the table until the peer allows less, and the most that is used if it allows more; what
     *     the peer's decoder assumes at first, the protocol's default unless both know better
     */
    HpackEncoder(int tableSize, HuffmanUse huffman, IndexingPolicy policy) {
        this.policy = policy;
        this.ownMaxTableSize = tableSize;
        this.huffman = huffman;
        this.table = new DynamicTable(tableSize);
    }

    /** Takes over the peer's SETTINGS_HEADER_TABLE_SIZE; the next block tells the peer of a change. */
    void setMaxTableSize(int allowed) {
        int size = Math.min(allowed, ownMaxTableSize);
        if (size == table.maxSize()) {
            return;
        }
        lowestSizeToTell = lowestSizeToTell == NO_UPDATE ? size : Math.min(lowestSizeToTell, size);
        table.maxSize(size);
        makeRoom(0);
    }

    /** What the table holds now, as RFC 7541 counts. */
    int tableSize() {
        return table.size();
    }

    /** Appends the block of a list. */
    void encode(Headers headers, OctetBuffer target) {
        writeSizeUpdates(target);
        for (int i = 0; i < headers.size(); i++) {
            encode(headers.field(i), target);
        }
    }

    private void writeSizeUpdates(OctetBuffer target) {
        if (lowestSizeToTell == NO_UPDATE) {
            return;
        }
        if (lowestSizeToTell < table.maxSize()) {
            writeInteger(0x20, 5, lowestSizeToTell, target);
        }
        writeInteger(0x20, 5, table.maxSize(), target);
        lowestSizeToTell = NO_UPDATE;
    }

    private void encode(HeaderField field, OctetBuffer target) {
        Long number = numbersByField.get(field);
        int index = number == null ? StaticTable.indexOf(field) : index(number);
        if (index > 0) {
            writeInteger(0x80, 7, index, target);
            return;
        }
        Indexing indexing = policy.of(field);
        if (indexing == Indexing.ADD && field.size() > table.maxSize()) {
            indexing = Indexing.NONE;
        }
        switch (indexing) {
            case ADD -> {
                writeLiteral(0x40, 6, field, target);
                add(field);
            }
            case NONE -> writeLiteral(0x00, 4, field, target);
            case NEVER -> writeLiteral(0x10, 4, field, target);
        }
    }

    private void writeLiteral(int pattern, int prefixBits, HeaderField field, OctetBuffer target) {
        int index = indexOf(field.name());
        writeInteger(pattern, prefixBits, index, target);
        if (index == 0) {
            writeString(field.name(), target);
        }
        writeString(field.value(), target);
    }

    /** The index of a name, or 0. */
    private int indexOf(String name) {
        Long number = numbersByName.get(name);
        return number == null ? StaticTable.indexOf(name) : index(number);
    }

    private int index(long number) {
        return StaticTable.SIZE + 1 + (int) (added - number);
    }

    private void add(HeaderField field) {
        makeRoom(field.size());
        table.add(field);
        Long number = ++added;
        numbersByField.put(field, number);
        if (StaticTable.indexOf(field.name()) == 0) {
            numbersByName.put(field.name(), number);
        }
    }

    private void makeRoom(int more) {
        while (table.isOver(more)) {
            Long number = added - table.count() + 1;
            HeaderField evicted = table.evictOldest();
            numbersByField.remove(evicted);
            numbersByName.remove(evicted.name(), number);
        }
    }

    /** Writes an integer behind the bits of a pattern; see {@link HpackDecoder}. */
    static void writeInteger(int pattern, int prefixBits, int value, OctetBuffer target) {
        int mask = (1 << prefixBits) - 1;
        if (value < mask) {
            target.add(pattern | value);
            return;
        }
        target.add(pattern | mask);
        int rest = value - mask;
        while (rest >= 0x80) {
            target.add((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        target.add(rest);
    }

    private void writeString(String text, OctetBuffer target) {
        boolean tried = huffman == HuffmanUse.ALWAYS || (huffman == HuffmanUse.WHEN_SHORTER && text.length() <= LONG);
        int encodedLength = tried ? Huffman.encodedLength(text) : 0;
        if (tried && (encodedLength < text.length() || huffman == HuffmanUse.ALWAYS)) {
            writeInteger(0x80, 7, encodedLength, target);
            Huffman.encode(text, encodedLength, target);
        } else {
            writeInteger(0x00, 7, text.length(), target);
            target.add(text);
        }
    }
}
