package com.keyri.signin.rest;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells its listener nothing before it is told to begin. */
final class PatientInput extends ServletInputStream {
    private final ServletInputStream input;
    private @Nullable ReadListener listener;

    PatientInput(ServletInputStream input) {
        this.input = input;
    }

    /** From now on the listener is told, of what has come meanwhile as well. */
    void begin() {
        if (listener != null) {
            input.setReadListener(listener);
        }
    }

    @Override
    public void setReadListener(ReadListener listener) {
        this.listener = listener;
    }

    @Override
    public boolean isFinished() {
        return input.isFinished();
    }

    @Override
    public boolean isReady() {
        return input.isReady();
    }

    @Override
    public int available() throws IOException {
        return input.available();
    }

    @Override
    public int read() throws IOException {
        return input.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return input.read(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
