package com.keyri.fuzz.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.protocol.CompactJws;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.JwkSet;
import com.keyri.web.rest.BodiesTarget;
import com.keyri.web.rest.json.JsonText;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeedsTest {
    @ParameterizedTest
    @EnumSource(Parser.class)
    void shouldBeTheSameEachTimeAndBreakNothing(Parser parser) throws ReflectiveOperationException {
        List<byte[]> seeds = parser.seeds();
        assertFalse(seeds.isEmpty());
        for (int i = 0; i < seeds.size(); i++) {
            assertTrue(Arrays.equals(seeds.get(i), parser.seeds().get(i)));
            try {
                parser.target().getMethod("fuzzerTestOneInput", byte[].class).invoke(null, (Object) seeds.get(i));
            } catch (InvocationTargetException e) {
                throw new AssertionError(parser + ", seed " + i, e.getCause());
            }
        }
    }

    /** Otherwise the search would begin at the door. */
    @Test
    void shouldBeAcceptedByTheirParsers() {
        EcJwk.parse(Input.text(Seeds.keys().get(0)));
        assertEquals(1, JwkSet.parse(Input.text(Seeds.keys().get(1))).keys().size());
        CompactJws.parse(Input.text(Seeds.signatures().get(0)), "dpop+jwt", 4_096);
        IdTokenClaims.parse(Input.text(Seeds.tokens().get(0)));
        List<byte[]> bodies = Parser.BODIES.seeds();
        for (int i = 0; i < bodies.size(); i++) {
            JsonText.read(Arrays.copyOfRange(bodies.get(i), 1, bodies.get(i).length), BodiesTarget.TYPES.get(i));
        }
    }

    @Test
    void shouldReadUnpairedSurrogates() {
        assertEquals("\ud800a", Input.text(new byte[] {1, (byte) 0xd8, 0, 0, 'a'}));
        assertEquals("\u00e9", Input.text(new byte[] {' ', (byte) 0xc3, (byte) 0xa9}));
    }
}
