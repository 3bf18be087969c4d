package dev.outboard.contract.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Makes the binding and the {@code .proto} of each interface that is annotated with {@code @PluginContract}, and the binding of
 * each that is annotated with {@code @NetRpcContract}. What cannot cross is an error of the compilation, at the element, that says what to use in its place.
 *
 * <p>Isolating, in Gradle's words: each file it makes comes from one interface and what that refers to.
 */
public final class ContractProcessor extends AbstractProcessor {

    /** The option that names the lock file. */
    static final String LOCK_FILE = "outboard.contracts.lock";

    /** Contracts with types that were not there in the rounds so far. */
    private Set<Waiting> waiting = Set.of();

    /** By names: elements of one round are of no use in another. */
    private record Waiting(String annotation, String contract) {}

    private record Annotated(TypeElement annotation, TypeElement contract) {}

    /** Made by the compiler. */
    public ContractProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Annotations.CONTRACT, Annotations.NET_RPC_CONTRACT);
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(LOCK_FILE);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Elements elements = processingEnv.getElementUtils();
        Set<Annotated> contracts = new LinkedHashSet<>();
        for (Waiting name : waiting) {
            contracts.add(new Annotated(
                    elements.getTypeElement(name.annotation()), elements.getTypeElement(name.contract())));
        }
        waiting = new LinkedHashSet<>();
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                contracts.add(new Annotated(annotation, (TypeElement) element));
            }
        }
        contracts.forEach(contract -> process(contract.annotation(), contract.contract()));
        return false;
    }

    private void process(TypeElement annotation, TypeElement element) {
        try {
            if (annotation.getQualifiedName().contentEquals(Annotations.NET_RPC_CONTRACT)) {
                processNetRpc(element);
            } else {
                processGrpc(element);
            }
        } catch (UnresolvedException e) {
            waiting.add(new Waiting(
                    annotation.getQualifiedName().toString(),
                    element.getQualifiedName().toString()));
        } catch (RefusedException e) {
            error(String.valueOf(e.getMessage()), e.element());
        } catch (IOException e) {
            error("The binding of " + element + " cannot be written: " + e, element);
        }
    }

    private void processGrpc(TypeElement element) throws IOException {
        Contract contract =
                new ContractReader(element, processingEnv.getElementUtils(), processingEnv.getTypeUtils()).read();
        checkLock(contract, element);
        writeBinding(contract.type(), contract.binding(), BindingWriter.write(contract, element, canBeMarked(element)));
        writeProto(contract, element);
    }

    private void processNetRpc(TypeElement element) throws IOException {
        NetRpcContract contract =
                new NetRpcReader(element, processingEnv.getElementUtils(), processingEnv.getTypeUtils()).read();
        writeBinding(
                contract.type(),
                contract.binding(),
                NetRpcBindingWriter.write(contract, element, canBeMarked(element)));
    }

    private void checkLock(Contract contract, TypeElement element) throws IOException {
        String file = processingEnv.getOptions().get(LOCK_FILE);
        if (file != null) {
            new LockFile(Path.of(file)).check(contract, element);
        }
    }

    private void writeBinding(ClassName contract, ClassName binding, TypeSpec type) throws IOException {
        JavaFile.builder(binding.packageName(), type)
                .addFileComment("Generated from $L.", contract.canonicalName())
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .writeTo(processingEnv.getFiler());
    }

    /** The annotation for generated classes is in a module that not every module reads. */
    private boolean canBeMarked(Element element) {
        Elements elements = processingEnv.getElementUtils();
        ModuleElement module = elements.getModuleOf(element);
        String name = BindingWriter.GENERATED.canonicalName();
        return (module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name)) != null;
    }

    private void writeProto(Contract contract, TypeElement element) throws IOException {
        String path = "META-INF/proto/" + ProtoWriter.path(contract);
        try (Writer file = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", path, element)
                .openWriter()) {
            file.write(ProtoWriter.write(contract));
        }
    }

    private void error(String message, Element element) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, located(element));
    }

    /** The compiler knows no position of a record's component, but one of the field behind it. */
    private static Element located(Element element) {
        Element record = element.getEnclosingElement();
        if (record != null && element.getKind() == ElementKind.RECORD_COMPONENT) {
            for (Element member : record.getEnclosedElements()) {
                boolean sameName = member.getSimpleName().equals(element.getSimpleName());
                if (sameName && member.getKind() == ElementKind.FIELD) {
                    return member;
                }
            }
        }
        return element;
    }
}
