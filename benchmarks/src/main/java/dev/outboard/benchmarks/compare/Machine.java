package dev.outboard.benchmarks.compare;

/**
 * Where the figures were measured.
 *
 * @param cores that this process may use
 * @param os name and version
 * @param java of the runtime
 * @param go of the toolchain
 */
record Machine(int cores, String os, String java, String go) {

    static Machine thisOne(String go) {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                go);
    }

    @Override
    public String toString() {
        return cores + " cores, " + os + ", " + java + ", " + go;
    }
}
