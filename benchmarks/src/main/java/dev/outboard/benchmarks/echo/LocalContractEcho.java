package dev.outboard.benchmarks.echo;

/** The plugin's implementation of the contract. */
final class LocalContractEcho implements ContractEcho {

    private static final int SMALL = 16;

    @Override
    public byte[] echo(byte[] bytes) {
        return bytes;
    }

    @Override
    public byte[] callBack(Answering caller) {
        return caller.answer(new byte[SMALL]);
    }
}
