package com.keyri.web.rest.edge;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Field;
import org.glassfish.grizzly.ThreadCache;
import org.glassfish.grizzly.http.server.Request;
import org.junit.jupiter.api.Test;

/** With the server's own Grizzly. */
class FreshRequestsTest {
    @Test
    void shouldUseNoRequestAgain() throws Exception {
        assertSame(givenBack(Request.create()), Request.create(), "what this is about");

        givenBack(Request.create());
        FreshRequests.keepNone(Request.class.getClassLoader());

        Request first = Request.create();
        givenBack(first);
        givenBack(first);
        assertNotSame(first, Request.create());
        assertNotSame(Request.create(), Request.create());
    }

    @Test
    void shouldSayWhereTheContainerIsAnother() {
        ClassLoader other = ClassLoader.getPlatformClassLoader();
        assertThrows(ClassNotFoundException.class, () -> FreshRequests.keepNone(other));
    }

    /** As a request does when it is over. */
    @SuppressWarnings("unchecked") // The type of a private field.
    private static Request givenBack(Request request) throws ReflectiveOperationException {
        Field type = Request.class.getDeclaredField("CACHE_IDX");
        type.setAccessible(true);
        ThreadCache.putToCache((ThreadCache.CachedTypeIndex<Request>) type.get(null), request);
        return request;
    }
}
