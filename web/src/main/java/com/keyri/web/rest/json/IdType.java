package com.keyri.web.rest.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.UUID;

/**
 * The id records of the features: one UUID, a text form by {@code toString} and {@code static Optional parse(String)}.
 * They are recognised by their shape, so that this package depends on no feature.
 */
public final class IdType {
    private final MethodHandle parse;

    private IdType(MethodHandle parse) {
        this.parse = parse;
    }

    /** Whether {@code type} is an id record. */
    public static boolean matches(Class<?> type) {
        return type.isRecord()
                && type.getName().startsWith("com.keyri.")
                && type.getPackageName().endsWith(".model")
                && type.getSimpleName().endsWith("Id")
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == UUID.class;
    }

    /** The reader of {@code type}'s text form. */
    public static IdType of(Class<?> type) {
        try {
            return new IdType(MethodHandles.publicLookup()
                    .findStatic(type, "parse", MethodType.methodType(Optional.class, String.class))
                    .asType(MethodType.methodType(Optional.class, String.class)));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalArgumentException(type + " has no parse method", e);
        }
    }

    /** The id; empty where {@code text} isn't one of this type. */
    public Optional<?> parse(String text) {
        try {
            return (Optional<?>) parse.invokeExact(text);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
