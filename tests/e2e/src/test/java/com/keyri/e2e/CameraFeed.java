package com.keyri.e2e;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * What Chromium's fake camera sees: an uncompressed film (YUV4MPEG2, 4:2:0) that it plays in a loop from the moment the
 * page opens the camera.
 */
final class CameraFeed {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int FRAMES = 2;
    private static final int PER_SECOND = 10;
    private static final double SHARE_OF_HEIGHT = 0.82;
    private static final double TILT = Math.toRadians(4);

    private final Path file;

    /** A camera whose film is {@code file}; it sees an empty wall at first. */
    CameraFeed(Path file) {
        this.file = file;
        write(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB));
    }

    /** Chromium's option for it. */
    String option() {
        return "--use-file-for-fake-video-capture=" + file;
    }

    /** Holds a picture (PNG) before the camera, slightly tilted, as a hand does. */
    void show(byte[] png) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            BufferedImage scene = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = scene.createGraphics();
            pen.setColor(new Color(0x8a8f98));
            pen.fillRect(0, 0, WIDTH, HEIGHT);
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
            double scale = SHARE_OF_HEIGHT * HEIGHT / picture.getHeight();
            pen.rotate(TILT, WIDTH / 2.0, HEIGHT / 2.0);
            pen.translate((WIDTH - scale * picture.getWidth()) / 2, (HEIGHT - scale * picture.getHeight()) / 2);
            pen.scale(scale, scale);
            pen.drawImage(picture, 0, 0, null);
            pen.dispose();
            write(scene);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(BufferedImage scene) {
        byte[] luma = luma(scene);
        byte[] chroma = new byte[WIDTH * HEIGHT / 2];
        Arrays.fill(chroma, (byte) 128);
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        String header = "YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F" + PER_SECOND + ":1 Ip A1:1 C420jpeg\n";
        film.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < FRAMES; i++) {
            film.writeBytes("FRAME\n".getBytes(StandardCharsets.US_ASCII));
            film.writeBytes(luma);
            film.writeBytes(chroma);
        }
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.write(draft, film.toByteArray());
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] luma(BufferedImage scene) {
        byte[] luma = new byte[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int rgb = scene.getRGB(x, y);
                double bright = 0.299 * ((rgb >> 16) & 255) + 0.587 * ((rgb >> 8) & 255) + 0.114 * (rgb & 255);
                luma[y * WIDTH + x] = (byte) Math.round(bright);
            }
        }
        return luma;
    }
}
