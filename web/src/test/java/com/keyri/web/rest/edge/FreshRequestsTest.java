package com.keyri.web.rest.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import org.glassfish.grizzly.ThreadCache;
import org.glassfish.grizzly.http.server.Request;
import org.junit.jupiter.api.Test;

/** With the server's own Grizzly. */
class FreshRequestsTest {
    @Test
    void shouldUseNothingOfARequestAgain() throws Exception {
        for (String name : FreshRequests.OF_ONE_REQUEST) {
            Object something = new Object();
            assertTrue(ThreadCache.putToCache(kind(name), something), "what this is about");
            assertEquals(something, ThreadCache.takeFromCache(kind(name)));
            ThreadCache.putToCache(kind(name), something);
        }

        FreshRequests.keepNone(Request.class.getClassLoader());

        for (String name : FreshRequests.OF_ONE_REQUEST) {
            assertNull(ThreadCache.takeFromCache(kind(name)), name);
            assertFalse(ThreadCache.putToCache(kind(name), new Object()), name);
            assertNull(ThreadCache.takeFromCache(kind(name)), name);
        }
        assertNotSame(Request.create(), Request.create());
    }

    @Test
    void shouldSayWhereTheContainerIsAnother() {
        ClassLoader other = ClassLoader.getPlatformClassLoader();
        assertThrows(ClassNotFoundException.class, () -> FreshRequests.keepNone(other));
    }

    @SuppressWarnings("unchecked") // The type of a private field.
    private static ThreadCache.CachedTypeIndex<Object> kind(String name) throws ReflectiveOperationException {
        Field type = Class.forName(name).getDeclaredField("CACHE_IDX");
        type.setAccessible(true);
        return (ThreadCache.CachedTypeIndex<Object>) type.get(null);
    }
}
