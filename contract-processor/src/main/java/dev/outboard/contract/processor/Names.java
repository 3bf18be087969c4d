package dev.outboard.contract.processor;

import java.util.Locale;

/** Names by rule. */
final class Names {

    private Names() {}

    /** {@code maxValue} and {@code HTTPServer} as {@code max_value} and {@code http_server}. */
    static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && startsWord(name, i)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }

    private static boolean startsWord(String name, int index) {
        if (index == 0 || name.charAt(index - 1) == '_') {
            return false;
        }
        boolean afterWord = !Character.isUpperCase(name.charAt(index - 1));
        boolean beforeWord = index + 1 < name.length() && Character.isLowerCase(name.charAt(index + 1));
        return afterWord || beforeWord;
    }

    /** {@code maxValue} as {@code MAX_VALUE}. */
    static String constant(String name) {
        return snakeCase(name).toUpperCase(Locale.ROOT);
    }

    /** {@code get} as {@code Get}. */
    static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Whether protobuf takes a name. */
    static boolean isIdentifier(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*");
    }

    /** Whether protobuf takes a name with its package. */
    static boolean isFullName(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");
    }
}
