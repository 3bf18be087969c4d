package dev.outboard.internal.reattach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.outboard.Protocol;
import dev.outboard.ReattachDescriptor;
import dev.outboard.ReattachFormatException;
import dev.outboard.net.Endpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReattachJsonTest {

    private static final Endpoint SOCKET = new Endpoint.Unix(Path.of("/tmp/plugin123"));

    private static final String OF_TERRAFORM = """
            {"registry.terraform.io/example/example":{"Protocol":"grpc","ProtocolVersion":6,"Pid":4711,"Test":true,\
            "Addr":{"Network":"unix","String":"/tmp/plugin123"}}}""";

    @Test
    void whatTerraformsProvidersPrintIsRead() {
        assertThat(ReattachDescriptor.parse(OF_TERRAFORM))
                .containsExactly(entry(
                        "registry.terraform.io/example/example",
                        new ReattachDescriptor(Protocol.GRPC, 6, SOCKET, 4711, true)));
    }

    @Test
    void whatIsWrittenIsWhatTerraformReads() {
        assertThat(ReattachDescriptor.format(ReattachDescriptor.parse(OF_TERRAFORM)))
                .isEqualTo(OF_TERRAFORM);
    }

    @Test
    void theProcessesStartGoesThere() {
        Map<String, ReattachDescriptor> written = Map.of(
                "kv",
                new ReattachDescriptor(
                        Protocol.NETRPC,
                        0,
                        new Endpoint.Tcp("::1", 10000),
                        1L << 40,
                        Instant.parse("2026-01-31T12:34:56.789Z"),
                        false));

        assertThat(ReattachDescriptor.parse(ReattachDescriptor.format(written))).isEqualTo(written);
    }

    @Test
    void severalKeepTheirOrder() {
        String one = OF_TERRAFORM.substring(OF_TERRAFORM.indexOf(":{") + 1, OF_TERRAFORM.length() - 1);

        assertThat(ReattachDescriptor.parse("{\"z\":" + one + ",\"a\":" + one + "}"))
                .containsOnlyKeys("z", "a");
        assertThat(ReattachDescriptor.parse("{}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "nonsense{ | is not JSON",
                "[] | a JSON object with a name",
                "\"text\" | a JSON object with a name",
                "{\"a\":1} | the descriptor must be an object",
                "{\"a\":{\"Protocol\":\"smoke\"}} | \"smoke\", and only grpc and netrpc",
                "{\"a\":{\"Protocol\":7}} | Protocol must be a text",
                "{\"a\":{\"Protocol\":\"grpc\",\"ProtocolVersion\":-1}} | ProtocolVersion must be a whole number",
                "{\"a\":{\"Protocol\":\"grpc\",\"ProtocolVersion\":1.5}} | ProtocolVersion must be a whole number",
                "{\"a\":{\"Protocol\":\"grpc\",\"ProtocolVersion\":[]}} | ProtocolVersion must be a whole number",
                "{\"a\":{\"Protocol\":\"grpc\"}} | Addr is missing",
                "{\"a\":{\"Addr\":{\"Network\":\"unix\"}}} | String is missing",
                "{\"a\":{\"Addr\":{\"Network\":\"pigeon\",\"String\":\"s\"}}} | only unix and tcp are known",
                "{\"a\":{\"Addr\":{\"Network\":\"tcp\",\"String\":\"here\"}}} | a TCP address is host:port",
                "{\"a\":{\"Addr\":{\"Network\":\"unix\",\"String\":\"s\"},\"Pid\":\"x\"}} | Pid must be a whole number",
                "{\"a\":{\"Addr\":{\"Network\":\"unix\",\"String\":\"s\"}}} | A process id is positive",
                "{\"a\":{\"Addr\":{\"Network\":\"unix\",\"String\":\"s\"},\"Test\":\"yes\"}} | Test must be true or false",
                "{\"a\":{\"Addr\":{\"Network\":\"unix\",\"String\":\"s\"},\"ProcessStart\":\"now\"}} | ProcessStart must be an instant",
            })
    void whatCannotBeReadIsSaid(String json, String reason) {
        assertThatThrownBy(() -> ReattachDescriptor.parse(json))
                .isInstanceOf(ReattachFormatException.class)
                .hasMessageContaining(reason);
    }
}
