package com.keyri.it.service.probe;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calls every method of every service with nothing for its parameters, and says for each whether the container let the
 * caller in; what the call does in its own transaction is rolled back.
 */
@WebServlet(ServiceProbe.PATH)
public final class ServiceProbe extends HttpServlet {
    /** Where it answers. */
    public static final String PATH = "/probe";

    /** The header with the caller's roles. */
    public static final String ROLES = "Probe-Roles";

    private static final long serialVersionUID = 1L;

    @Inject
    transient BeanManager beans;

    @Resource
    transient UserTransaction transaction;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=utf-8");
        PrintWriter out = response.getWriter();
        for (Bean<?> bean : services()) {
            Object service = beans.getReference(bean, bean.getBeanClass(), beans.createCreationalContext(bean));
            for (Method method : methods(bean.getBeanClass())) {
                out.println(name(method) + "\t" + (isLetIn(service, method) ? "yes" : "no"));
            }
        }
    }

    private List<Bean<?>> services() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .filter(bean -> bean.getBeanClass().isAnnotationPresent(Stateless.class)
                        || bean.getBeanClass().isAnnotationPresent(Singleton.class))
                .sorted(Comparator.comparing(bean -> bean.getBeanClass().getName()))
                .collect(Collectors.toList());
    }

    private static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.isSynthetic())
                .toList();
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private boolean isLetIn(Object service, Method method) {
        try {
            transaction.begin();
            try {
                method.invoke(service, nothings(method));
                return true;
            } catch (InvocationTargetException e) {
                return !(e.getCause() instanceof EJBAccessException);
            } finally {
                transaction.rollback();
            }
        } catch (Exception e) {
            throw new IllegalStateException(name(method), e);
        }
    }

    private static @Nullable Object[] nothings(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(ServiceProbe::nothing)
                .toArray();
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        return null;
    }
}
