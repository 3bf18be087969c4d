/** gRPC server reflection, loaded when somebody asks for it. */
package dev.outboard.internal.reflection;
