package com.keyri.web.rest.edge;

import com.keyri.log.EventLog;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.reflect.Field;
import java.util.Map;

/**
 * Makes the container use no request object twice. Payara's Grizzly keeps sixteen for each thread. Where a WebSocket is
 * closed by both ends at once it can give one back while it is still in use, and then two callers share it
 * (payara/Payara#5432): one sees errors, in the worst case one is taken for the other. A request object made anew costs
 * a few microseconds.
 *
 * <p>There is no setting for it: the cache of each thread is an array by the number of a type. The type of requests
 * gets the number of a new type here, of which nothing is kept.
 */
@WebListener
public class FreshRequests implements ServletContextListener {
    private static final String REQUEST = "org.glassfish.grizzly.http.server.Request";
    private static final String CACHE = "org.glassfish.grizzly.ThreadCache";

    @Inject
    EventLog log;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            // The application can't see Grizzly; the container's own classes can.
            keepNone(event.getServletContext().getClass().getClassLoader());
        } catch (ReflectiveOperationException | RuntimeException e) {
            log.failure(
                    "requests are used again, because the container isn't the one that this was made for", Map.of(), e);
        }
    }

    static void keepNone(ClassLoader container) throws ReflectiveOperationException {
        Class<?> request = Class.forName(REQUEST, true, container);
        Class<?> cache = Class.forName(CACHE, true, container);
        Object nothingKept = cache.getMethod("obtainIndex", String.class, Class.class, int.class)
                .invoke(null, FreshRequests.class.getName(), request, 0);
        Field type = request.getDeclaredField("CACHE_IDX");
        type.setAccessible(true);
        Object requests = type.get(null);
        for (String name : new String[] {"size", "index"}) {
            Field field = requests.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.setInt(requests, field.getInt(nothingKept));
        }
    }
}
