package dev.outboard.host;

/** Where a running plugin comes from. */
public sealed interface PluginSource permits Command {}
