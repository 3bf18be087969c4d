package dev.outboard.internal.reflection;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.EmptyProto;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthProto;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts descriptors to the services that are written by hand and carry none. */
final class DescribedServices {

    private static final String DESCRIPTORS = "services.desc";

    private DescribedServices() {}

    /** The services, with those of go-plugin and the health check replaced by ones that reflection can describe. */
    static List<ServerServiceDefinition> withDescriptors(List<ServerServiceDefinition> services) {
        Map<String, FileDescriptor> files = filesByService();
        return services.stream()
                .map(service -> {
                    FileDescriptor file =
                            files.get(service.getServiceDescriptor().getName());
                    return file == null ? service : described(service, file);
                })
                .toList();
    }

    private static ServerServiceDefinition described(ServerServiceDefinition service, FileDescriptor file) {
        io.grpc.ServiceDescriptor.Builder descriptor = io.grpc.ServiceDescriptor.newBuilder(
                        service.getServiceDescriptor().getName())
                .setSchemaDescriptor((ProtoFileDescriptorSupplier) () -> file);
        for (MethodDescriptor<?, ?> method : service.getServiceDescriptor().getMethods()) {
            descriptor.addMethod(method);
        }
        ServerServiceDefinition.Builder described = ServerServiceDefinition.builder(descriptor.build());
        service.getMethods().forEach(described::addMethod);
        return described.build();
    }

    private static Map<String, FileDescriptor> filesByService() {
        List<FileDescriptor> files = new ArrayList<>(ownFiles());
        files.add(HealthProto.getDescriptor());
        Map<String, FileDescriptor> byService = new HashMap<>();
        for (FileDescriptor file : files) {
            for (ServiceDescriptor service : file.getServices()) {
                byService.put(service.getFullName(), file);
            }
        }
        return byService;
    }

    private static List<FileDescriptor> ownFiles() {
        List<FileDescriptor> files = new ArrayList<>();
        for (FileDescriptorProto file : descriptorSet().getFileList()) {
            files.add(built(file));
        }
        return files;
    }

    private static FileDescriptorSet descriptorSet() {
        try (InputStream stream = DescribedServices.class.getResourceAsStream(DESCRIPTORS)) {
            if (stream == null) {
                throw new IllegalStateException("This library's jar lacks " + DESCRIPTORS + "; it was not built whole");
            }
            return FileDescriptorSet.parseFrom(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + DESCRIPTORS + " from this library's jar", e);
        }
    }

    private static FileDescriptor built(FileDescriptorProto file) {
        FileDescriptor[] imports = file.getDependencyCount() == 0
                ? new FileDescriptor[0]
                : new FileDescriptor[] {EmptyProto.getDescriptor()};
        try {
            return FileDescriptor.buildFrom(file, imports);
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException(
                    DESCRIPTORS + " in this library's jar does not describe " + file.getName(), e);
        }
    }
}
