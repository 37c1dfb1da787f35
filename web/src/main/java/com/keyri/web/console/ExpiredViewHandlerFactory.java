package com.keyri.web.console;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;

/** Puts our handler around the one of Faces. Declared in faces-config.xml. */
public class ExpiredViewHandlerFactory extends ExceptionHandlerFactory {
    /** Around {@code wrapped}. */
    public ExpiredViewHandlerFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new ExpiredViewHandler(getWrapped().getExceptionHandler());
    }
}
