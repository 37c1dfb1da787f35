package com.keyri.web.rest.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.web.rest.json.MalformedBodyException;
import com.keyri.web.rest.json.Violation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {
    @Test
    void shouldReadParameters() {
        Form form = Form.parse("grant_type=urn%3Akeyri%3Agrant&code=a+b%20c&empty=&umlaut=%C3%A4");

        assertEquals("urn:keyri:grant", form.require("grant_type", 100));
        assertEquals("a b c", form.require("code", 5));
        assertEquals("ä", form.require("umlaut", 1));
        assertEquals(Optional.empty(), form.optional("empty", 5));
        assertEquals(Optional.empty(), form.optional("absent", 5));
    }

    @ParameterizedTest
    @CsvSource({
        "a=1&a=2, a, must not come twice",
        "a, '', must consist of name=value pairs",
        "=1, '', must consist of name=value pairs",
        "a=1&, '', must consist of name=value pairs",
        "a=%zz, '', must be form-encoded UTF-8",
        "a=%ff, '', must be form-encoded UTF-8",
        "a=%00, '', must be form-encoded UTF-8",
    })
    void shouldRefuseMalformedBodies(String body, String path, String message) {
        assertEquals(List.of(new Violation(path, message)), violations(() -> Form.parse(body)));
    }

    @Test
    void shouldRefuseMoreThanSixteenParameters() {
        String sixteen = "a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1&j=1&k=1&l=1&m=1&n=1&o=1&p=1";

        assertEquals("1", Form.parse(sixteen).require("p", 1));
        assertEquals(
                List.of(new Violation("", "must not have more than 16 parameters")),
                violations(() -> Form.parse(sixteen + "&q=1")));
    }

    @Test
    void shouldRefuseAbsentLongAndUnknownParameters() {
        Form form = Form.parse("code=12345");

        assertEquals(List.of(new Violation("token", "must not be absent")), violations(() -> form.require("token", 5)));
        assertEquals(
                List.of(new Violation("code", "must not be longer than 4 characters")),
                violations(() -> form.optional("code", 4)));
        assertEquals(List.of(new Violation("code", "is unknown")), violations(() -> form.only("token")));
        assertEquals("12345", form.only("code", "token").require("code", 5));
    }

    @Test
    void shouldTellNoValues() {
        assertEquals("Form[code]", Form.parse("code=secret").toString());
    }

    private static List<Violation> violations(Runnable work) {
        return assertThrows(MalformedBodyException.class, work::run).violations();
    }
}
