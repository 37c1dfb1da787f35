package com.keyri.test.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
    private static final OpenApiDocument DOCUMENT =
            OpenApiDocument.read(Path.of("../../web/src/main/resources/openapi.yaml"));
    private final Samples samples = new Samples(DOCUMENT);

    static Stream<Operation> operations() {
        return DOCUMENT.operations().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void shouldMakeRequestsThatTheDocumentAllows(Operation operation) {
        assertFalse(samples.path(operation).contains("{"));
        samples.wholeBody(operation).ifPresent(body -> {
            String schema = operation
                    .definition()
                    .at("requestBody")
                    .at("content")
                    .at(operation.bodyTypes().get(0))
                    .at("schema")
                    .pointer();
            assertEquals(List.of(), DOCUMENT.errors(schema, body));
        });
    }

    @Test
    void shouldFindTheShortestTextOfAPattern() {
        assertEquals("si_00", SampleText.of("^si_[0-7][0-9a-z]{1}$"));
        assertEquals("https://a", SampleText.of("^https://[a-z]{1,200}(:[0-9]{1,5})?$"));
        assertEquals("10", SampleText.of("^(10(\\.0{1,12})?|(0|[1-9][0-9]{0,5})(\\.[0-9]{1,12})?)$"));
        assertEquals("https://a", SampleText.of("^https://[^\\s#]{1,500}$"));
    }
}
