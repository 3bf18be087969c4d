package dev.outboard.gob;

/** Names as Go has them. */
final class GoNames {

    private GoNames() {}

    /** The exported name of what is called so in Java. */
    static String exported(String javaName) {
        int first = javaName.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toUpperCase(first))
                .append(javaName, Character.charCount(first), javaName.length())
                .toString();
    }

    /** Go neither sends nor receives other fields, and does not say so. */
    static String requireExported(String name) {
        if (name.isEmpty() || !Character.isUpperCase(name.codePointAt(0))) {
            throw new GobTypeException("Go ignores a field with the name \"" + name
                    + "\": it must begin with an upper-case letter (see @GobName)");
        }
        return name;
    }
}
