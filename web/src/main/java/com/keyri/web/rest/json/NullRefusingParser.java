package com.keyri.web.rest.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * Refuses {@code null} where it is written. A member that has nothing to say is left out; Jackson's own rule against
 * nulls would refuse that too.
 */
final class NullRefusingParser extends JsonParserDelegate {
    static final String MESSAGE = "Null where a value belongs";

    NullRefusingParser(JsonParser source) {
        super(source);
    }

    @Override
    public JsonToken nextToken() {
        return refuseNull(super.nextToken());
    }

    @Override
    public JsonToken nextValue() {
        return refuseNull(super.nextValue());
    }

    private JsonToken refuseNull(JsonToken token) {
        if (token == JsonToken.VALUE_NULL) {
            throw new StreamReadException(this, MESSAGE);
        }
        return token;
    }
}
