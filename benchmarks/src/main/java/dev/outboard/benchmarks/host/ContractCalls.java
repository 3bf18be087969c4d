package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.ContractEcho;

/** Calls of 16 bytes through a contract's generated binding, and an object of the host's that the plugin calls back once. */
final class ContractCalls implements Measurement<ContractEcho> {

    @Override
    public void run(ContractEcho echo, Effort effort, Report report) {
        long[] calls = new SequentialCalls(SequentialCalls.SMALL).time(echo, effort.unaryWarmUp(), effort.unaryCalls());
        report.micros("contract_16b_p50", Report.quantile(calls, 0.5));
        long[] callbacks = TimedServices.time(() -> echo.callBack(bytes -> bytes).length, effort);
        report.micros("contract_callback_p50", Report.quantile(callbacks, 0.5));
    }
}
