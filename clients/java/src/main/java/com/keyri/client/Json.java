package com.keyri.client;

import com.keyri.protocol.EcJwk;
import com.keyri.protocol.MalformedException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Answers read into records; a member that a record doesn't call nullable must be there. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addDeserializer(EcJwk.class, new EcJwkReader()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .build();

    private Json() {}

    static String write(Map<String, ?> members) {
        return MAPPER.writeValueAsString(members);
    }

    static <T> T read(String json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            requireComplete(value);
            return value;
        } catch (JacksonException | MalformedException e) {
            throw new ConnectionException("the answer is no " + type.getSimpleName(), e);
        }
    }

    private static void requireComplete(@Nullable Object value) {
        if (value instanceof List<?> list) {
            list.forEach(Json::requireComplete);
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                requireComplete(component, valueOf(component, value));
            }
        } else if (value == null) {
            throw new ConnectionException("the answer is empty");
        }
    }

    private static void requireComplete(RecordComponent component, @Nullable Object value) {
        if (value != null) {
            requireComplete(value);
        } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            throw new ConnectionException("the answer lacks " + component.getName());
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("records have accessors", e);
        }
    }

    private static final class EcJwkReader extends StdDeserializer<EcJwk> {
        EcJwkReader() {
            super(EcJwk.class);
        }

        @Override
        public EcJwk deserialize(JsonParser parser, DeserializationContext context) {
            return EcJwk.parse(context.readTree(parser).toString());
        }
    }
}
