package com.keyri.web.rest.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.Serializers;

/** How texts, names, instants and ids look on the wire. */
final class WireTypes extends SimpleModule {
    private static final long serialVersionUID = 1L;

    WireTypes() {
        super("keyri-wire-types");
        addDeserializer(String.class, new TextDeserializer());
        addDeserializer(Instant.class, new InstantDeserializer());
        addSerializer(Instant.class, new InstantSerializer());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new IdDeserializers());
        context.addSerializers(new IdSerializers());
    }

    private static final class IdDeserializers extends Deserializers.Base {
        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return IdType.matches(type.getRawClass()) ? new IdDeserializer(type.getRawClass()) : null;
        }

        @Override
        public ValueDeserializer<?> findEnumDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return new NameDeserializer(type.getRawClass());
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return IdType.matches(type) || type.isEnum();
        }
    }

    private static final class IdSerializers extends Serializers.Base {
        @Override
        public @Nullable ValueSerializer<?> findSerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                JsonFormat.@Nullable Value format) {
            return IdType.matches(type.getRawClass()) ? new IdSerializer() : null;
        }
    }
}
