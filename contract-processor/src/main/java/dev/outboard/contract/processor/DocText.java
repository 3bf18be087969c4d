package dev.outboard.contract.processor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Javadoc as plain text, for comments of the {@code .proto}. */
final class DocText {

    private static final Pattern LINK_WITH_TEXT = Pattern.compile("\\{@(?:link|linkplain)\\s+[^\\s}]+\\s+([^}]*)}");
    private static final Pattern LINK = Pattern.compile("\\{@(?:link|linkplain)\\s+#?([^\\s}]+)}");
    private static final Pattern INLINE = Pattern.compile("\\{@\\w+\\s+([^}]*)}");
    private static final Pattern HTML = Pattern.compile("</?[a-zA-Z][^>]*>");
    private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@\\w");

    private final String description;
    private final String blocks;

    private DocText(String description, String blocks) {
        this.description = description;
        this.blocks = blocks;
    }

    static DocText of(@Nullable String javadoc) {
        String all = javadoc == null ? "" : javadoc;
        Matcher block = BLOCK.matcher(all);
        int end = block.find() ? block.start() : all.length();
        return new DocText(all.substring(0, end), all.substring(end));
    }

    /** What comes before the first block tag. */
    String description() {
        return plain(description);
    }

    /** What {@code @param} says of a parameter or component. */
    String parameter(String name) {
        return block("@param\\s+" + Pattern.quote(name) + "\\s");
    }

    /** What {@code @return} says. */
    String result() {
        return block("@return\\s");
    }

    private String block(String start) {
        Matcher matcher =
                Pattern.compile("(?ms)^\\s*" + start + "(.*?)(?=^\\s*@\\w|\\z)").matcher(blocks);
        return matcher.find() ? plain(matcher.group(1)) : "";
    }

    private static String plain(String javadoc) {
        String text = LINK_WITH_TEXT.matcher(javadoc).replaceAll("$1");
        text = LINK.matcher(text).replaceAll("$1");
        text = INLINE.matcher(text).replaceAll("$1");
        text = HTML.matcher(text).replaceAll("");
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        return text.lines()
                .map(String::strip)
                .reduce("", (before, line) -> before + "\n" + line)
                .strip();
    }
}
