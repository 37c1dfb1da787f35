package com.keyri.demo;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A visitor sent something that can't be read. */
final class BadRequestException extends IOException {
    private static final long serialVersionUID = 1;

    BadRequestException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
