package dev.outboard.host;

/** Where a running plugin comes from: a program to start, a running one to attach to, or a runner that starts it. */
public sealed interface PluginSource permits Command, Reattach, CustomRunner {}
