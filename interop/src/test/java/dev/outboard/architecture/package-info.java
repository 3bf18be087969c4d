/** The rules between the modules, checked on what the compiler made of them. */
package dev.outboard.architecture;
