/** Contracts, and plugins behind them. */
package dev.outboard.interop.contract;
