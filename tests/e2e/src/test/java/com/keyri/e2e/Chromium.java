package com.keyri.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's Chromium: one process for the pages on desks, and one with user data of its own for each phone. */
final class Chromium implements AutoCloseable {
    private static final List<String> OPTIONS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final String ANDROID =
            "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%s Mobile Safari/537.36";
    private static final String LINUX =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%s Safari/537.36";

    private final Path program;
    private final Path output;
    private final String keyHash;
    private final Playwright playwright;
    private final Browser browser;
    private int phones;

    /** Starts it; {@code keyHash} is the key of the server that it trusts. */
    Chromium(Path program, Path output, String keyHash) {
        this.program = program;
        this.output = output;
        this.keyHash = keyHash;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setHeadless(true)
                        .setArgs(options()));
    }

    /** Where it is, as far as the build was told. */
    static Path program() {
        return Path.of(System.getProperty("keyri.e2e.chromium", "/usr/bin/chromium"));
    }

    /** A new browser on a desk: nothing is stored in it yet. */
    BrowserContext desk() {
        return traced(browser.newContext(new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setUserAgent(LINUX.formatted(browser.version()))
                .setViewportSize(1280, 900)));
    }

    /** A new phone that looks through {@code camera}. */
    BrowserContext phone(CameraFeed camera) {
        List<String> options = options();
        options.add("--use-fake-device-for-media-stream");
        options.add("--use-fake-ui-for-media-stream");
        options.add(camera.option());
        Path userData = output.resolve("phones/" + ++phones);
        return traced(playwright
                .chromium()
                .launchPersistentContext(
                        userData,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(program)
                                .setHeadless(true)
                                .setArgs(options)
                                .setLocale("en-GB")
                                .setUserAgent(ANDROID.formatted(browser.version()))
                                .setViewportSize(390, 844)
                                .setDeviceScaleFactor(2)
                                .setIsMobile(true)
                                .setHasTouch(true)));
    }

    @Override
    public void close() {
        playwright.close();
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("--ignore-certificate-errors-spki-list=" + keyHash);
        return options;
    }

    private static BrowserContext traced(BrowserContext context) {
        context.setDefaultTimeout(15_000);
        context.addInitScript(resource("/trace.js"));
        return context;
    }

    /** A text from the class path. */
    static String resource(String name) {
        try (InputStream in = Chromium.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it can be run at all. */
    static boolean isInstalled() {
        return Files.isExecutable(program());
    }
}
