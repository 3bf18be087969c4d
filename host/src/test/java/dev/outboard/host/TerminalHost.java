package dev.outboard.host;

import dev.outboard.plugin.Echo;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A host on a terminal, whose plugin asks the person there for a name. Ctrl-C does not end it but makes it go on. */
final class TerminalHost {

    private TerminalHost() {}

    /**
     * Launches a plugin, and tells what happens.
     *
     * @param args none
     */
    public static void main(String[] args) throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        onInterrupt(interrupted::countDown);
        Command asking = TestCommands.shell(
                "printf 'your name? ' > /dev/tty; read NAME; export NAME; exec " + TestCommands.shellLine());
        PluginClient client = PluginClient.launch(TestCommands.config(asking).build());
        Echo echo = client.dispense(Echo.class);
        System.out.println("the plugin was told " + echo.say(".env NAME"));
        if (!interrupted.await(1, TimeUnit.MINUTES)) {
            throw new AssertionError("There was no interrupt");
        }
        System.out.println("after the interrupt: " + echo.say("alive"));
        client.close();
        System.out.println("the plugin ended with " + client.onExit().join());
        System.exit(0);
    }

    /** By name: the compiler warns of the class for signals in a way that cannot be silenced. */
    private static void onInterrupt(Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object proxy = Proxy.newProxyInstance(
                handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        action.run();
                    }
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance("INT"), proxy);
    }
}
