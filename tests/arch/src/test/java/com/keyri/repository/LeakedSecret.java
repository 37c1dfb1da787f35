package com.keyri.repository;

/** Where a secret stands, and by which rule; never the secret itself. Line 0 means the file as a whole. */
record LeakedSecret(String rule, String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line + " looks like " + rule;
    }
}
