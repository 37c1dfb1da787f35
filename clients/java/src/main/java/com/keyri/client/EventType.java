package com.keyri.client;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What happened to a sign-in. */
public enum EventType {
    /** A fresh rotating code; only the page gets it. */
    @JsonProperty("code")
    CODE,
    /** A phone has scanned the code. */
    @JsonProperty("claimed")
    CLAIMED,
    /** The page asks for the phone's number. */
    @JsonProperty("number-wanted")
    NUMBER_WANTED,
    /** The number was right; the phone may sign. */
    @JsonProperty("number-confirmed")
    NUMBER_CONFIRMED,
    /** Approved; the page gets what it needs to redeem. */
    @JsonProperty("approved")
    APPROVED,
    /** Declined by the person, by the third wrong number, or by the server. */
    @JsonProperty("declined")
    DECLINED,
    /** Too late. */
    @JsonProperty("expired")
    EXPIRED,
    /** The page gave up. */
    @JsonProperty("cancelled")
    CANCELLED,
    /** The page has its token. */
    @JsonProperty("redeemed")
    REDEEMED,
    /** Something newer than this client. */
    @JsonEnumDefaultValue
    UNKNOWN;

    /**
     * Whether nothing follows.
     *
     * @return true for the four ends
     */
    public boolean isEnd() {
        return this == DECLINED || this == EXPIRED || this == CANCELLED || this == REDEEMED;
    }
}
