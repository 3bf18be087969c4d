package dev.outboard.host;

import java.nio.charset.Charset;
import java.util.Map;

/** What can be said in another program's environment. */
record EnvironmentText(Charset encoding) {

    /** As this JVM passes it on: in the encoding of the locale that it was started in. */
    static EnvironmentText ofSystem() {
        return new EnvironmentText(Charset.forName(
                System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name())));
    }

    /** @throws StartFailure when a value would arrive as another one */
    void check(Map<String, String> variables) throws StartFailure {
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            if (!encoding.newEncoder().canEncode(variable.getKey() + variable.getValue())) {
                throw new StartFailure(
                        "its environment variable " + variable.getKey() + " has characters that cannot be passed on in "
                                + encoding + ", the encoding of this host's locale; start the host in one of UTF-8, for"
                                + " example with LC_ALL=C.UTF-8",
                        LaunchException::new);
            }
        }
    }
}
