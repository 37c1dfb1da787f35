package com.keyri.e2e;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test its {@link Stage} and clears it afterwards; a page that misbehaved on the way fails the test. */
final class StageHand implements BeforeAllCallback, ParameterResolver, AfterEachCallback {
    private static final Namespace OURS = Namespace.create(StageHand.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Assumptions.assumeTrue(
                Chromium.isInstalled(),
                () -> "Not run: no Chromium at " + Chromium.program()
                        + " (install the package chromium, or name it with -Dkeyri.e2e.chromium=FILE)");
        house(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Stage resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String name = context.getRequiredTestClass().getSimpleName() + "-"
                + context.getRequiredTestMethod().getName();
        Stage stage = new Stage(house(context), name);
        context.getStore(OURS).put(Stage.class, stage);
        return stage;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Stage stage = context.getStore(OURS).get(Stage.class, Stage.class);
        if (stage == null) {
            return;
        }
        try {
            Optional<Throwable> failure = context.getExecutionException();
            if (failure.isPresent()) {
                failure.get()
                        .addSuppressed(
                                new AssertionError("Also: " + stage.faults().found()));
                stage.photograph();
            } else {
                stage.faults().assertNone();
            }
        } finally {
            stage.clear();
        }
    }

    private static House house(ExtensionContext context) {
        return context.getRoot().getStore(OURS).getOrComputeIfAbsent(House.class, type -> open(), House.class);
    }

    private static House open() {
        try {
            return House.open();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
