package com.keyri.it.attack;

/**
 * One attack.
 *
 * @param name what the attacker does
 * @param expected what shall happen then
 * @param outcome how it shall end
 * @param act does it, and notes what happens
 */
record Attack(String name, String expected, Outcome outcome, Act act) {
    /** What the attacker does, with a person of its own. */
    interface Act {
        void play(Scene scene, Evidence seen) throws Exception;
    }

    static Attack prevented(String name, String expected, Act act) {
        return new Attack(name, expected, Outcome.PREVENTED, act);
    }

    static Attack limited(String name, String expected, Act act) {
        return new Attack(name, expected, Outcome.LIMITED, act);
    }

    static Attack recovered(String name, String expected, Act act) {
        return new Attack(name, expected, Outcome.RECOVERED, act);
    }

    static Attack open(String name, String expected, Act act) {
        return new Attack(name, expected, Outcome.OPEN, act);
    }
}
