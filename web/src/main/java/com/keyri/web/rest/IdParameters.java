package com.keyri.web.rest;

import com.keyri.web.rest.json.IdType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Reads ids in paths: a path with something else leads nowhere. An id in a query is declared as a text. */
@Provider
@ApplicationScoped
public class IdParameters implements ParamConverterProvider {
    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return IdType.matches(type) ? new IdConverter<>(type, IdType.of(type)) : null;
    }

    private record IdConverter<T>(Class<T> type, IdType id) implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String text) {
            return text == null ? null : id.parse(text).map(type::cast).orElseThrow(NotFoundException::new);
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
