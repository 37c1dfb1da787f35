package com.keyri.e2e;

import com.keyri.launcher.DataFolder;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What all journeys of a run share: one platform and one Chromium; started for the first, ended after the last. */
final class House implements AutoCloseable {
    private static final int PATIENCE = 15_000;

    private final Path output;
    private final Platform platform;
    private final Chromium chromium;
    private final Gallery gallery;
    private Optional<Forgotten> forgotten = Optional.empty();
    private int cameras;

    private House(Path output, Platform platform, Chromium chromium, Gallery gallery) {
        this.output = output;
        this.platform = platform;
        this.chromium = chromium;
        this.gallery = gallery;
    }

    static House open() throws IOException, InterruptedException {
        Path output = Path.of(System.getProperty("keyri.e2e.output", "target"));
        DataFolder.delete(output.resolve("screenshots"));
        DataFolder.delete(output.resolve("phones"));
        Files.createDirectories(output.resolve("phones"));
        String running = System.getProperty("keyri.e2e.running", "");
        Platform platform = running.isEmpty()
                ? Platform.start(output, Integer.getInteger("keyri.e2e.port", 31000))
                : Platform.running(Path.of(running));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Chromium chromium = new Chromium(Chromium.program(), output, platform.keyHash());
        House house = new House(
                output,
                platform,
                chromium,
                new Gallery(output.resolve("screenshots"), Boolean.getBoolean("keyri.e2e.pictures")));
        house.leaveSomebody();
        return house;
    }

    Platform platform() {
        return platform;
    }

    Chromium chromium() {
        return chromium;
    }

    Gallery gallery() {
        return gallery;
    }

    /** The sign-ins that were left alone; begun now where that failed at the start. */
    Forgotten forgotten() {
        return forgotten.orElseGet(() -> Forgotten.leave(new Stage(this, "Forgotten")));
    }

    CameraFeed camera() {
        return new CameraFeed(output.resolve("phones/camera-" + ++cameras + ".y4m"));
    }

    /** A failure here is for the journey that asks for them, not for all. */
    private void leaveSomebody() {
        try {
            forgotten = Optional.of(Forgotten.leave(new Stage(this, "Forgotten")));
        } catch (PlaywrightException | AssertionError e) {
            forgotten = Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            chromium.close();
        } finally {
            platform.close();
        }
    }
}
