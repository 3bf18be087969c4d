package dev.outboard.http2;

/**
 * One field of a header list: a regular field or a pseudo-header such as {@code :path}.
 *
 * <p>Both parts are octets on the wire, here one {@code char} an octet (ISO 8859-1). Nothing else is checked: a list that
 * came off the wire is checked as a whole before it is handed out, and names of lists to be sent are the caller's.
 *
 * @param name the name, in lower case (RFC 9113, section 8.2)
 * @param value the value, may be empty
 */
public record HeaderField(String name, String value) {

    /** What RFC 7541, section 4.1 adds to the length of each field. */
    static final int OVERHEAD = 32;

    /**
     * A field of these two parts.
     *
     * @param name the name, in lower case
     * @param value the value, may be empty
     * @throws IllegalArgumentException when a character of either part is not an octet
     */
    public HeaderField {
        requireOctets(name, "name");
        requireOctets(value, "value");
    }

    /**
     * What this field counts in a header list and in a compression table.
     *
     * @return the lengths of name and value and 32 (RFC 7541, section 4.1)
     */
    public int size() {
        return name.length() + value.length() + OVERHEAD;
    }

    // Written out, as the two below: what the compiler generates for records costs milliseconds at its first use.
    @Override
    public boolean equals(Object other) {
        return other instanceof HeaderField field && name.equals(field.name) && value.equals(field.value);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + value.hashCode();
    }

    @Override
    public String toString() {
        return name + ": " + value;
    }

    private static void requireOctets(String text, String part) {
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            all |= text.charAt(i);
        }
        if (all > 0xff) {
            throw new IllegalArgumentException("The " + part
                    + " of a header field has characters that are not octets: '" + text + "'. Encode it first.");
        }
    }
}
