package dev.outboard.hclog;

/** Text that UTF-8 can carry. */
final class Unicode {

    private static final char REPLACEMENT = '\uFFFD';

    private Unicode() {}

    /** The text with every half of a surrogate pair replaced. */
    static String wellFormed(String text) {
        int bad = firstUnpaired(text, 0);
        if (bad == text.length()) {
            return text;
        }
        StringBuilder replaced = new StringBuilder(text);
        while (bad < text.length()) {
            replaced.setCharAt(bad, REPLACEMENT);
            bad = firstUnpaired(text, bad + 1);
        }
        return replaced.toString();
    }

    /** Where the first half is, from an index on that is not inside a pair; or the length. */
    private static int firstUnpaired(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!isPair(text, i)) {
                    return i;
                }
                i++;
            }
        }
        return text.length();
    }

    private static boolean isPair(String text, int index) {
        return index + 1 < text.length() && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
    }
}
