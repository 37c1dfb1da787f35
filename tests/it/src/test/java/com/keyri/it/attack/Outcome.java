package com.keyri.it.attack;

import java.util.Locale;

/** How an attack ends. */
enum Outcome {
    /** The attacker gets nothing. */
    PREVENTED,
    /** The attacker gets as much as a limit allows and nobody else is harmed. */
    LIMITED,
    /** The attacker gets something that the victim takes away again. */
    RECOVERED,
    /** The attacker gets what they want. */
    OPEN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
