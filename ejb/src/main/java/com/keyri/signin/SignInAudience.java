package com.keyri.signin;

/**
 * Those who follow sign-ins at this node. Whoever learns of a committed change tells it here: this node's own
 * transactions, and whoever brings word from another node.
 */
public interface SignInAudience {
    /**
     * Tells a change to whom it concerns; returns at once. May be called from any thread, more than once, and out of
     * order: nobody hears a thing twice, nor one that a later one has overtaken.
     */
    void tell(SignInChanged changed);
}
