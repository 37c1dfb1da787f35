package com.keyri.web.rest.json;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks the constraints that a record declares; speaks English whatever the server's locale. */
@ApplicationScoped
public class Constraints {
    private static final int MOST = 50;

    @Inject
    ValidatorFactory factory;

    private Validator validator;

    @PostConstruct
    void speakEnglish() {
        MessageInterpolator container = factory.getMessageInterpolator();
        validator = factory.usingContext()
                .messageInterpolator(new MessageInterpolator() {
                    @Override
                    public String interpolate(String template, Context context) {
                        return container.interpolate(template, context, Locale.ENGLISH);
                    }

                    @Override
                    public String interpolate(String template, Context context, Locale locale) {
                        return container.interpolate(template, context, Locale.ENGLISH);
                    }
                })
                .getValidator();
    }

    /**
     * Gives {@code value} back where it keeps its constraints.
     *
     * @throws ConstraintViolationException where it doesn't
     */
    public <T> T refuseAny(T value) {
        Set<ConstraintViolation<T>> found = validator.validate(value);
        if (!found.isEmpty()) {
            throw new ConstraintViolationException(found);
        }
        return value;
    }

    /** At most 50 of them, by path. */
    public static List<Violation> violations(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(violation -> new Violation(path(violation.getPropertyPath()), violation.getMessage()))
                .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::message))
                .limit(MOST)
                .toList();
    }

    /** The place in the request: without the names of our method and of the parameter that is the body. */
    private static String path(Path path) {
        List<Path.Node> nodes = new ArrayList<>();
        path.forEach(nodes::add);
        nodes.removeIf(node -> node.getKind() == ElementKind.METHOD);
        if (nodes.size() > 1 || "request".equals(nodes.get(0).getName())) {
            nodes.removeIf(node -> node.getKind() == ElementKind.PARAMETER);
        }
        return nodes.stream()
                .map(Path.Node::toString)
                .collect(Collectors.joining("."))
                .replace(".<list element>", "");
    }
}
