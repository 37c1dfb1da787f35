package com.keyri.it.guide;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.tools.ToolProvider;

/** The guides' Java files, compiled against what an application with the client has. */
final class JavaSnippets {
    private static final Path FOLDER = Path.of("target", "guides", "JAVA").toAbsolutePath();

    private final ClassLoader classes;

    private JavaSnippets(ClassLoader classes) {
        this.classes = classes;
    }

    static JavaSnippets compile() throws MalformedURLException {
        Guide.read("verify-token").write("Sessions.java", FOLDER);
        Guide.read("approve-transaction").write("Payments.java", FOLDER);
        Guide.read("enrol-device").write("Device.java", FOLDER);
        Guide.read("tokens-for-servers").write("Users.java", FOLDER);
        List<String> files = List.of("Sessions.java", "Payments.java", "Device.java", "Users.java");
        String[] arguments =
                files.stream().map(file -> FOLDER.resolve(file).toString()).toArray(String[]::new);
        String[] options = {"-Xlint:all", "-Werror", "-proc:none", "-d", FOLDER.toString()};
        String[] all = Arrays.copyOf(options, options.length + arguments.length);
        System.arraycopy(arguments, 0, all, options.length, arguments.length);
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, all) != 0) {
            throw new AssertionError("The guides' Java doesn't compile");
        }
        URL[] folder = {FOLDER.toUri().toURL()};
        return new JavaSnippets(new URLClassLoader(folder, JavaSnippets.class.getClassLoader()));
    }

    /** An object of a guide's class. */
    Snippet make(String name, Object... arguments) {
        try {
            Constructor<?> constructor = classes.loadClass(name).getConstructors()[0];
            return new Snippet(constructor.newInstance(arguments));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The guide's " + name, e);
        }
    }

    /** The same, to be called. */
    record Snippet(Object object) {
        <T> T call(Class<T> type, String name, Object... arguments) {
            try {
                return type.cast(Arrays.stream(object.getClass().getMethods())
                        .filter(method -> method.getName().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .invoke(object, arguments));
            } catch (InvocationTargetException e) {
                throw new AssertionError(e.getCause());
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
    }
}
