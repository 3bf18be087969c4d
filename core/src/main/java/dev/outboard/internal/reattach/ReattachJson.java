package dev.outboard.internal.reattach;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.outboard.Protocol;
import dev.outboard.ReattachDescriptor;
import dev.outboard.ReattachFormatException;
import dev.outboard.internal.handshake.HandshakeLineException;
import dev.outboard.internal.handshake.WireAddress;
import dev.outboard.net.Endpoint;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Descriptors in the form of Terraform's {@code TF_REATTACH_PROVIDERS}, with one member more: the process's start. */
public final class ReattachJson {

    private static final String PROTOCOL = "Protocol";
    private static final String VERSION = "ProtocolVersion";
    private static final String PID = "Pid";
    private static final String TEST = "Test";
    private static final String ADDRESS = "Addr";
    private static final String NETWORK = "Network";
    private static final String TEXT = "String";
    private static final String START = "ProcessStart";

    private ReattachJson() {}

    /** What {@link ReattachDescriptor#parse} does. */
    public static Map<String, ReattachDescriptor> parse(String json) {
        Map<String, ReattachDescriptor> descriptors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : object(json).entrySet()) {
            descriptors.put(entry.getKey(), new Reader(entry.getKey(), entry.getValue()).descriptor());
        }
        return descriptors;
    }

    private static JsonObject object(String json) {
        JsonElement element;
        try {
            element = JsonParser.parseString(json);
        } catch (JsonParseException e) {
            throw new ReattachFormatException("The text with the running plugins is not JSON: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new ReattachFormatException("The text with the running plugins is nested far too deeply", e);
        }
        if (!(element instanceof JsonObject object)) {
            throw new ReattachFormatException(
                    "The text with the running plugins must be a JSON object with a name for each of them", null);
        }
        return object;
    }

    /** What {@link ReattachDescriptor#format} does. */
    public static String format(Map<String, ReattachDescriptor> descriptors) {
        JsonObject all = new JsonObject();
        descriptors.forEach((name, descriptor) -> all.add(name, json(descriptor)));
        return all.toString();
    }

    private static JsonObject json(ReattachDescriptor descriptor) {
        WireAddress at = WireAddress.of(descriptor.endpoint());
        JsonObject address = new JsonObject();
        address.addProperty(NETWORK, at.network());
        address.addProperty(TEXT, at.address());
        JsonObject json = new JsonObject();
        json.addProperty(PROTOCOL, descriptor.protocol().wireName());
        json.addProperty(VERSION, descriptor.protocolVersion());
        json.addProperty(PID, descriptor.pid());
        json.addProperty(TEST, descriptor.test());
        json.add(ADDRESS, address);
        if (descriptor.processStart() != null) {
            json.addProperty(START, descriptor.processStart().toString());
        }
        return json;
    }

    /** Reads one descriptor, and knows its name for errors. */
    private record Reader(String name, JsonElement element) {

        ReattachDescriptor descriptor() {
            JsonObject json = object(element, "the descriptor");
            try {
                return descriptor(json);
            } catch (IllegalArgumentException e) {
                throw wrong(String.valueOf(e.getMessage()), e);
            }
        }

        private ReattachDescriptor descriptor(JsonObject json) {
            return new ReattachDescriptor(
                    protocol(json),
                    (int) number(json, VERSION, Integer.MAX_VALUE),
                    endpoint(object(required(json, ADDRESS), ADDRESS)),
                    number(json, PID, Long.MAX_VALUE),
                    start(json),
                    test(json));
        }

        private Protocol protocol(JsonObject json) {
            String text =
                    optional(json, PROTOCOL).map(value -> text(value, PROTOCOL)).orElse("");
            return switch (text) {
                case "grpc" -> Protocol.GRPC;
                // As in the handshake line, none is the oldest.
                case "netrpc", "" -> Protocol.NETRPC;
                default -> throw wrong(PROTOCOL + " is \"" + text + "\", and only grpc and netrpc are known", null);
            };
        }

        /** Go leaves nothing out, but reads a missing number as 0. */
        private long number(JsonObject json, String member, long most) {
            Optional<JsonElement> found = optional(json, member);
            if (found.isEmpty()) {
                return 0;
            }
            try {
                long number = new java.math.BigDecimal(found.get().getAsString()).longValueExact();
                if (number >= 0 && number <= most) {
                    return number;
                }
            } catch (ArithmeticException
                    | NumberFormatException
                    | UnsupportedOperationException
                    | IllegalStateException e) {
                throw notANumber(member, found.get(), e);
            }
            throw notANumber(member, found.get(), null);
        }

        private ReattachFormatException notANumber(String member, JsonElement value, @Nullable Exception cause) {
            return wrong(member + " must be a whole number that is not negative, not " + value, cause);
        }

        private Endpoint endpoint(JsonObject json) {
            String network = text(required(json, NETWORK), NETWORK);
            try {
                return new WireAddress(network, text(required(json, TEXT), TEXT)).endpoint();
            } catch (HandshakeLineException e) {
                throw wrong(e.reason(), e);
            }
        }

        private @Nullable Instant start(JsonObject json) {
            Optional<String> text = optional(json, START).map(value -> text(value, START));
            try {
                return text.map(Instant::parse).orElse(null);
            } catch (DateTimeException e) {
                throw wrong(START + " must be an instant such as 2026-01-31T12:00:00Z, not " + text.get(), e);
            }
        }

        private boolean test(JsonObject json) {
            Optional<JsonElement> found = optional(json, TEST);
            if (found.isEmpty()) {
                return false;
            }
            if (found.get() instanceof JsonPrimitive value && value.isBoolean()) {
                return value.getAsBoolean();
            }
            throw wrong(TEST + " must be true or false, not " + found.get(), null);
        }

        private JsonElement required(JsonObject json, String member) {
            return optional(json, member).orElseThrow(() -> wrong(member + " is missing", null));
        }

        private static Optional<JsonElement> optional(JsonObject json, String member) {
            return Optional.ofNullable(json.get(member)).filter(value -> !value.isJsonNull());
        }

        private JsonObject object(JsonElement value, String what) {
            if (value instanceof JsonObject object) {
                return object;
            }
            throw wrong(what + " must be an object, not " + value, null);
        }

        private String text(JsonElement value, String member) {
            if (value instanceof JsonPrimitive primitive && primitive.isString()) {
                return primitive.getAsString();
            }
            throw wrong(member + " must be a text, not " + value, null);
        }

        private ReattachFormatException wrong(String what, @Nullable Throwable cause) {
            return new ReattachFormatException(
                    "The running plugin \"" + name + "\" is described wrongly: " + what, cause);
        }
    }
}
