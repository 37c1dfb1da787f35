package com.keyri.it.crash;

/** What a person is up to. */
enum Intent {
    /** To sign in, whatever comes between. */
    SIGN_IN,
    /** To decline on the phone. */
    DECLINE,
    /** To give up in the browser once the phone has scanned. */
    CANCEL,
    /** To sign in, and to leave at the first trouble. */
    IMPATIENT;

    /** Most sign in. */
    static Intent of(int die) {
        return switch (die % 8) {
            case 0 -> DECLINE;
            case 1 -> CANCEL;
            case 2 -> IMPATIENT;
            default -> SIGN_IN;
        };
    }
}
