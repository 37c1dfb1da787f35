package com.keyri.search;

/** What a search finds. */
public enum FoundKind {
    APPLICATION,
    API_KEY,
    MEMBER,
    USER
}
