package dev.outboard.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.module.ModuleDescriptor;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom, what users see, and who may end the process. */
class ArchitectureTest {

    private static final JavaClasses LIBRARY = Modules.classes();

    private static final String[] JDK = {"java..", "javax.net.ssl..", "javax.security.auth..", "org.jspecify.."};

    /** A package, and what else than itself and the JDK it may use: a module uses only those below it. */
    static Stream<Arguments> layers() {
        return Stream.of(
                layer("dev.outboard.hclog", "com.google.gson.."),
                layer("dev.outboard.gob"),
                layer("dev.outboard.netrpc", "dev.outboard.gob"),
                layer("dev.outboard.slf4j", "dev.outboard.hclog", "dev.outboard.internal.hclog", "org.slf4j.."),
                layer("dev.outboard.net", "dev.outboard.internal.spin"),
                layer(
                        "dev.outboard.yamux",
                        "dev.outboard.net",
                        "dev.outboard.internal.send",
                        "dev.outboard.internal.spin",
                        "dev.outboard.internal.threads"),
                layer(
                        "dev.outboard.http2",
                        "dev.outboard.net",
                        "dev.outboard.internal.send",
                        "dev.outboard.internal.threads"),
                layer(
                        "dev.outboard.grpc",
                        "dev.outboard.http2",
                        "dev.outboard.net",
                        "dev.outboard.internal.spin",
                        "dev.outboard.internal.threads",
                        "io.grpc"),
                layer(
                        "dev.outboard",
                        "dev.outboard.internal..",
                        "dev.outboard.net",
                        "dev.outboard.gob",
                        "dev.outboard.netrpc",
                        "io.grpc..",
                        "com.google.protobuf.."),
                layer(
                        "dev.outboard.internal..",
                        "dev.outboard.hclog",
                        "dev.outboard",
                        "dev.outboard.net",
                        "dev.outboard.gob",
                        "dev.outboard.netrpc",
                        "dev.outboard.yamux",
                        "dev.outboard.http2",
                        "dev.outboard.grpc",
                        "io.grpc..",
                        "com.google.protobuf..",
                        "com.google.gson"),
                layer(
                        "dev.outboard.host.output",
                        "dev.outboard.internal..",
                        "dev.outboard.hclog",
                        "dev.outboard.net",
                        "io.grpc",
                        "org.slf4j.."),
                layer(
                        "dev.outboard.host",
                        "dev.outboard",
                        "dev.outboard.host.output",
                        "dev.outboard.internal..",
                        "dev.outboard.grpc",
                        "dev.outboard.http2",
                        "dev.outboard.hclog",
                        "dev.outboard.gob",
                        "dev.outboard.netrpc",
                        "dev.outboard.net",
                        "io.grpc..",
                        "org.slf4j.."),
                layer(
                        "dev.outboard.plugin",
                        "dev.outboard",
                        "dev.outboard.internal..",
                        "dev.outboard.grpc",
                        "dev.outboard.hclog",
                        "dev.outboard.gob",
                        "dev.outboard.netrpc",
                        "dev.outboard.net",
                        "io.grpc.."),
                layer("dev.outboard.contract", "dev.outboard", "io.grpc"),
                layer(
                        "dev.outboard.contract.runtime",
                        "dev.outboard",
                        "dev.outboard.contract",
                        "io.grpc..",
                        "com.google.protobuf"),
                layer(
                        "dev.outboard.contract.runtime.netrpc",
                        "dev.outboard",
                        "dev.outboard.gob",
                        "dev.outboard.netrpc",
                        "dev.outboard.contract",
                        "dev.outboard.contract.runtime",
                        "io.grpc"),
                // JavaPoet is inside its jar.
                layer(
                        "dev.outboard.contract.processor..",
                        "javax.annotation.processing",
                        "javax.lang.model..",
                        "javax.tools"));
    }

    private static Arguments layer(String name, String... mayUse) {
        return Arguments.of(name, mayUse);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void aModuleKnowsOnlyThoseBelowIt(String name, String[] mayUse) {
        String[] all = Stream.of(Stream.of(name), Stream.of(mayUse), Stream.of(JDK))
                .flatMap(packages -> packages)
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(name)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(all).or(are(primitive())))
                .check(LIBRARY);
    }

    private static DescribedPredicate<JavaClass> resideInAnyPackage(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages).onResultOf(JavaClass::getBaseComponentType);
    }

    private static DescribedPredicate<JavaClass> primitive() {
        return DescribedPredicate.describe(
                "primitive", type -> type.getBaseComponentType().isPrimitive());
    }

    @Test
    void everyClassIsInALayer() {
        String[] known = layers().map(layer -> (String) layer.get()[0]).toArray(String[]::new);

        classes().should().resideInAnyPackage(known).check(LIBRARY);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.outboard.(**)").should().beFreeOfCycles().check(LIBRARY);
    }

    @Test
    void onlyThePluginServersExitEndsTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.outboard.plugin.ProcessEnd")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(LIBRARY);
    }

    @Test
    void publicPackagesShowNoInternalAndNoGeneratedTypes() {
        classes()
                .that(resideInAPackage("dev.outboard.."))
                .and(DescribedPredicate.describe("are shown to users", ArchitectureTest::isShownToUsers))
                .should(showOnlyPublicTypes())
                .check(LIBRARY);
    }

    private static boolean isShownToUsers(JavaClass type) {
        return Modules.publicPackages().contains(type.getPackageName())
                && isVisible(type)
                && type.getEnclosingClass()
                        .map(ArchitectureTest::isShownToUsers)
                        .orElse(true);
    }

    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                || type.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static ArchCondition<JavaClass> showOnlyPublicTypes() {
        return new ArchCondition<>("show only public types in their signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                signatureTypes(type)
                        .filter(ArchitectureTest::mustNotBeShown)
                        .forEach(shown -> events.add(
                                SimpleConditionEvent.violated(type, type.getName() + " shows " + shown.getName())));
            }
        };
    }

    /** Every type named in what users see of a class, type arguments included. */
    private static Stream<JavaClass> signatureTypes(JavaClass type) {
        Stream<JavaClass> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .flatMap(parent -> parent.getAllInvolvedRawTypes().stream());
        Stream<JavaClass> members = type.getMembers().stream()
                .filter(ArchitectureTest::isVisible)
                .flatMap(ArchitectureTest::signatureTypes);
        return Stream.concat(parents, members).map(JavaClass::getBaseComponentType);
    }

    private static Stream<JavaClass> signatureTypes(JavaMember member) {
        if (member instanceof JavaField field) {
            return field.getType().getAllInvolvedRawTypes().stream();
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        return Stream.of(
                        unit.getReturnType().getAllInvolvedRawTypes().stream(),
                        unit.getParameterTypes().stream()
                                .flatMap(parameter -> parameter.getAllInvolvedRawTypes().stream()),
                        unit.getThrowsClause().getTypes().stream())
                .flatMap(types -> types);
    }

    private static boolean mustNotBeShown(JavaClass type) {
        boolean ours = type.getPackageName().startsWith("dev.outboard");
        boolean generated = type.getPackageName().startsWith("com.google.protobuf")
                || type.isAssignableTo("com.google.protobuf.MessageLite");
        return generated || (ours && !isShownToUsers(type));
    }

    @Test
    void modulesExportThePublicPackagesAndNothingElse() {
        Map<String, Set<String>> exported = Modules.descriptors().values().stream()
                .collect(Collectors.toMap(ModuleDescriptor::name, ArchitectureTest::exportedToAll));

        assertThat(exported).isEqualTo(Modules.PUBLIC_PACKAGES);
    }

    @Test
    void internalsAreExportedToSiblingsAlone() {
        assertThat(Modules.descriptors().values())
                .flatExtracting(ModuleDescriptor::exports)
                .filteredOn(ModuleDescriptor.Exports::isQualified)
                .allSatisfy(export -> {
                    assertThat(export.source()).startsWith("dev.outboard.internal.");
                    assertThat(export.targets()).allMatch(target -> target.startsWith("dev.outboard."));
                });
    }

    private static Set<String> exportedToAll(ModuleDescriptor module) {
        return module.exports().stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
    }
}
