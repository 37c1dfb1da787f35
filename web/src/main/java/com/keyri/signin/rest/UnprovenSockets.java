package com.keyri.signin.rest;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sockets that haven't proved anything yet, in the order of their arrival. Where there are too many, the one that
 * has hesitated longest goes: whoever only holds sockets open loses them first, and a browser, which proves itself in
 * one round trip, doesn't notice.
 */
final class UnprovenSockets {
    private final int most;
    private final int mostPerAddress;
    private final Set<SignInSocket> waiting = new LinkedHashSet<>();
    private final Map<String, Integer> perNetwork = new HashMap<>();

    UnprovenSockets(int most, int mostPerAddress) {
        this.most = most;
        this.mostPerAddress = mostPerAddress;
    }

    /** Lets it in, unless its address has its share waiting already. */
    synchronized boolean enter(SignInSocket socket) {
        String network = socket.caller().network();
        if (perNetwork.getOrDefault(network, 0) >= mostPerAddress) {
            return false;
        }
        if (waiting.add(socket)) {
            perNetwork.merge(network, 1, Integer::sum);
        }
        return true;
    }

    /** It has proved who it is, or has gone; does nothing where it left before. */
    synchronized void leave(SignInSocket socket) {
        if (waiting.remove(socket)) {
            perNetwork.computeIfPresent(socket.caller().network(), (network, count) -> count == 1 ? null : count - 1);
        }
    }

    /** The one that has to go, where there are too many. */
    synchronized Optional<SignInSocket> surplus() {
        return waiting.size() > most ? Optional.of(waiting.iterator().next()) : Optional.empty();
    }

    synchronized int count() {
        return waiting.size();
    }

    /** How many networks are remembered. */
    synchronized int networks() {
        return perNetwork.size();
    }
}
