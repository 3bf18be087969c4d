package dev.outboard.gob;

import dev.outboard.gob.GobType.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types that the other side has defined, by its ids. */
final class RemoteTypes {

    /** Ids below are gob's own. */
    private static final int FIRST_ID = 64;

    /** A stream's definitions stay in memory as long as it lives; large programs need some hundred KiB. */
    private static final int MAX_DEFINITIONS = 4 << 20;

    private static final @Nullable GobType[] BASIC = byId();

    private final Map<Integer, WireType> definitions = new HashMap<>();
    private final Map<Integer, GobType> types = new HashMap<>();
    private int definitionBytes;

    private static @Nullable GobType[] byId() {
        GobType[] types = new GobType[GobType.Basic.values().length + 1];
        for (GobType.Basic basic : GobType.Basic.values()) {
            types[basic.id] = basic;
        }
        return types;
    }

    /**
     * Adds a definition.
     *
     * @param size how many bytes it had
     */
    void define(int id, WireType type, int size) throws GobFormatException {
        if (id < FIRST_ID) {
            throw new GobFormatException("the type id " + id + " is gob's own and cannot be defined");
        }
        if (definitions.putIfAbsent(id, type) != null) {
            throw new GobFormatException("the type id " + id + " is defined twice");
        }
        definitionBytes += size;
        if (definitionBytes > MAX_DEFINITIONS) {
            throw new GobFormatException("the stream defines more types than fit in " + MAX_DEFINITIONS + " bytes");
        }
    }

    /** The type with an id; all types that it contains must be defined by now. */
    GobType resolve(long id) throws GobFormatException {
        GobType known = known(id);
        return known != null ? known : new Resolution().resolve(id);
    }

    private @Nullable GobType known(long id) {
        if (id > 0 && id < BASIC.length) {
            return BASIC[(int) id];
        }
        return id == (int) id ? types.get((int) id) : null;
    }

    /** Makes the object for each type first and fills it later: types contain each other in any way. */
    private final class Resolution {

        private final Queue<Integer> open = new ArrayDeque<>();

        GobType resolve(long id) throws GobFormatException {
            GobType type = shell(id);
            for (Integer next = open.poll(); next != null; next = open.poll()) {
                fill(Objects.requireNonNull(types.get(next)), Objects.requireNonNull(definitions.get(next)));
            }
            return type;
        }

        private GobType shell(long longId) throws GobFormatException {
            int id = (int) longId;
            WireType definition = id == longId ? definitions.get(id) : null;
            GobType known = known(longId);
            if (known != null) {
                return known;
            }
            if (definition == null) {
                throw new GobFormatException("the type id " + longId + " is not defined");
            }
            GobType shell = shell(definition);
            types.put(id, shell);
            open.add(id);
            return shell;
        }

        private GobType shell(WireType definition) {
            if (definition instanceof WireType.ArrayOf array) {
                return new GobType.Array(array.length());
            } else if (definition instanceof WireType.SliceOf) {
                return new GobType.Slice();
            } else if (definition instanceof WireType.MapFrom) {
                return new GobType.MapOf();
            } else if (definition instanceof WireType.StructOf struct) {
                return new GobType.Struct(struct.name());
            }
            WireType.OpaqueOf opaque = (WireType.OpaqueOf) definition;
            return new GobType.Opaque(opaque.kind(), opaque.name());
        }

        private void fill(GobType type, WireType definition) throws GobFormatException {
            if (definition instanceof WireType.ArrayOf array) {
                ((GobType.Array) type).define(shell(array.element()));
            } else if (definition instanceof WireType.SliceOf slice) {
                ((GobType.Slice) type).define(shell(slice.element()));
            } else if (definition instanceof WireType.MapFrom map) {
                ((GobType.MapOf) type).define(shell(map.key()), shell(map.value()));
            } else if (definition instanceof WireType.StructOf struct) {
                ((GobType.Struct) type).define(fields(struct));
            }
        }

        private List<Field> fields(WireType.StructOf struct) throws GobFormatException {
            List<Field> fields = new ArrayList<>(struct.fields().size());
            Set<String> names = new HashSet<>();
            for (WireType.FieldOf field : struct.fields()) {
                if (field.name().isEmpty() || !names.add(field.name())) {
                    throw new GobFormatException("the struct \"" + struct.name() + "\" has two fields with the name \""
                            + field.name() + "\", or one without a name");
                }
                fields.add(new Field(field.name(), shell(field.type())));
            }
            return fields;
        }
    }
}
