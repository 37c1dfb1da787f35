package com.keyri.fuzz.judge;

/** The kinds of bad requests, each with its share of a run and words for people. */
public enum Kind {
    BODY(
            23,
            "members of a JSON body: another type, length or spelling, missing, doubled, unknown, deep, huge numbers, surrogates"),
    BYTES(9, "bytes of a body: no UTF-8, another encoding, cut, doubled, noise"),
    FORM(6, "forms: pairs missing, doubled, unknown, wrongly encoded, too many, too long"),
    MEDIA(5, "content types, charsets, encodings, what is accepted"),
    SIZE(2, "bodies and heads about as large as is allowed, and far larger, announced or in chunks"),
    PROOF(
            13,
            "DPoP proofs: `alg`, `typ`, `kid`, `crit`, keys off the curve, claims, encodings, signatures, two of them"),
    CREDENTIAL(6, "`Authorization`: cut, doubled, changed, other schemes"),
    PATH(7, "paths: other ids, traversal, encodings that are none, parameters, doubled slashes"),
    QUERY(3, "queries: absurd pages and cursors, hundreds of parameters"),
    METHOD(3, "methods that aren't there, preflights"),
    HEADER(5, "hosts, origins, forwarded addresses, browsers' names, cookies, ranges, unknown ones"),
    WIRE(4, "HTTP itself: broken chunks, lengths that contradict each other, heads that stop, smuggled lines, noise"),
    CEREMONY(9, "each request of complete ceremonies, spoiled in one of these ways before the genuine one follows"),
    HANDSHAKE(2, "WebSocket handshakes: keys, versions, origins, paths, extensions"),
    FRAME(
            3,
            "WebSocket frames: opcodes, reserved bits, no mask, endless fragments, sizes, no UTF-8, control frames, floods");

    private final int percent;
    private final String words;

    Kind(int percent, String words) {
        this.percent = percent;
        this.words = words;
    }

    /** Its share of a run. */
    public int percent() {
        return percent;
    }

    /** What it is, for people. */
    public String words() {
        return words;
    }

    /** Whether the server may end the connection instead of answering: what it got was no HTTP, or too much of it. */
    public boolean mayBeHungUpOn() {
        return this == WIRE || this == SIZE || this == HANDSHAKE;
    }

    /** Of which kind a request of a run is: by its number alone, so that each run has the same of each. */
    public static Kind of(long number) {
        // 37 and 100 have no common divisor, so the kinds are mixed.
        int place = (int) (number * 37 % 100);
        for (Kind kind : values()) {
            place -= kind.percent;
            if (place < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("the shares don't make 100");
    }
}
