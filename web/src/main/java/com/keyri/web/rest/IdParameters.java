package com.keyri.web.rest;

import com.keyri.web.rest.json.IdType;
import com.keyri.web.rest.json.MalformedBodyException;
import com.keyri.web.rest.json.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads ids in paths and queries: a path with something else leads nowhere, a query with something else is wrong. */
@Provider
@ApplicationScoped
public class IdParameters implements ParamConverterProvider {
    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        if (!IdType.matches(type)) {
            return null;
        }
        Optional<String> query = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst();
        return new IdConverter<>(type, IdType.of(type), query);
    }

    private record IdConverter<T>(Class<T> type, IdType id, Optional<String> query) implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String text) {
            return text == null ? null : id.parse(text).map(type::cast).orElseThrow(this::refusal);
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }

        private RuntimeException refusal() {
            return query.<RuntimeException>map(name ->
                            new MalformedBodyException(List.of(new Violation(name, "must be an id of its kind"))))
                    .orElseGet(NotFoundException::new);
        }
    }
}
