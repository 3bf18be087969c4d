/** The services that every plugin has besides the application's own. */
package dev.outboard.internal.service;
