package com.keyri.web.rest.edge;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * The connection under a request, as Payara's Grizzly has it. No interface of Jakarta EE leads to it, and the
 * application doesn't see the container's classes, so it is asked by name.
 */
public final class TcpConnection {
    private static final String LISTENER = "org.glassfish.grizzly.CloseListener";
    private static final String CONNECTION = "org.glassfish.grizzly.Connection";

    private final Object connection;
    private final Class<?> type;

    private TcpConnection(Object connection, Class<?> type) {
        this.connection = connection;
        this.type = type;
    }

    /**
     * The one that a request came over.
     *
     * @throws ReflectiveOperationException where the container isn't the one that this was made for
     */
    public static TcpConnection under(ServletRequest request) throws ReflectiveOperationException {
        ServletRequest innermost = request;
        while (innermost instanceof ServletRequestWrapper wrapper) {
            innermost = wrapper.getRequest();
        }
        Object catalina = call(innermost, "getUnwrappedCoyoteRequest");
        Object context = call(call(catalina, "getCoyoteRequest"), "getContext");
        Object connection = call(context, "getConnection");
        return new TcpConnection(
                connection,
                Class.forName(CONNECTION, false, connection.getClass().getClassLoader()));
    }

    /** Closes it when what was written before is on its way. */
    public void close() {
        try {
            type.getMethod("closeSilently").invoke(connection);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether neither end has closed it. */
    public boolean isOpen() {
        try {
            return (Boolean) type.getMethod("isOpen").invoke(connection);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs {@code task} when it is closed, by whichever end; at once where it is closed already. */
    public void onClosed(Runnable task) {
        try {
            ClassLoader loader = type.getClassLoader();
            Class<?> listener = Class.forName(LISTENER, false, loader);
            Object told = Proxy.newProxyInstance(loader, new Class<?>[] {listener}, (proxy, method, arguments) -> {
                return switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> TcpConnection.class.getName();
                    default -> {
                        task.run();
                        yield null;
                    }
                };
            });
            type.getMethod("addCloseListener", listener).invoke(connection, told);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object call(Object target, String name) throws ReflectiveOperationException {
        Method method = target.getClass().getMethod(name);
        try {
            return method.invoke(target);
        } catch (InvocationTargetException e) {
            throw new ReflectiveOperationException(e.getCause());
        }
    }
}
