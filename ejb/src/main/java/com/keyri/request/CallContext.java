package com.keyri.request;

import jakarta.enterprise.context.RequestScoped;

/** Where the present call comes from; the web module fills it in, a timer's call keeps the defaults. */
@RequestScoped
public class CallContext {
    private String correlationId = "";
    private String address = "127.0.0.1";
    private String userAgent = "";

    /** Fills in the facts of an HTTP request; {@code address} is a numeric IP address. */
    public void arriveBy(String newCorrelationId, String newAddress, String newUserAgent) {
        this.correlationId = newCorrelationId;
        this.address = newAddress;
        this.userAgent = newUserAgent;
    }

    public String correlationId() {
        return correlationId;
    }

    /** The caller's numeric IP address. */
    public String address() {
        return address;
    }

    /** The User-Agent header, at most 512 characters. */
    public String userAgent() {
        return userAgent;
    }
}
