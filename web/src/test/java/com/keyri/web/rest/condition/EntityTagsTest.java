package com.keyri.web.rest.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntityTagsTest {
    @Test
    void shouldReadListsInOneLineOrMany() {
        for (List<String> lines : List.of(
                List.of("\"a\", W/\"b\",\"c\""),
                List.of("\"a\"", "W/\"b\" , \"c\""),
                List.of(" \"a\",\tW/\"b\",\"c\" "))) {
            EntityTags tags = EntityTags.in("If-Match", lines).orElseThrow();
            assertTrue(tags.namesExactly("\"a\"") && tags.namesExactly("\"c\""));
            assertFalse(tags.namesExactly("\"b\"") || tags.namesExactly("\"d\""));
            assertTrue(tags.names("\"a\"") && tags.names("\"b\""));
            assertFalse(tags.names("\"d\""));
        }
        assertEquals(Optional.empty(), EntityTags.in("If-Match", List.of()));
    }

    @Test
    void shouldNameEverythingByAStar() {
        EntityTags any = EntityTags.in("If-Match", List.of("*")).orElseThrow();

        assertTrue(any.namesExactly("\"a\"") && any.names("\"b\""));
    }

    @Test
    void shouldRefuseWhatIsNoList() {
        for (String wrong : List.of(
                "",
                "a",
                "\"a",
                "a\"",
                "\"a\" \"b\"",
                "w/\"a\"",
                "W/ \"a\"",
                "*,\"a\"",
                "\"*\",*",
                "\"a\",",
                ",\"a\"",
                "\"a\"b\"",
                "\"\u00e4\"",
                "\"" + "a".repeat(129) + "\"",
                "\"a\"" + ",\"a\"".repeat(300))) {
            DomainException refusal =
                    assertThrows(DomainException.class, () -> EntityTags.in("If-Match", List.of(wrong)), wrong);
            assertEquals(ProblemType.INVALID_REQUEST, refusal.type());
        }
    }
}
