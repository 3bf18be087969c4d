/**
 * The lines of logs that HashiCorp's hclog writes in its JSON format: go-plugin's plugins log this way to their stderr, and
 * its hosts read it. Everything here is immutable and can be used by any thread.
 */
package dev.outboard.hclog;
