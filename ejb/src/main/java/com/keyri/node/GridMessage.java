package com.keyri.node;

/**
 * What another node has said over the grid, which anybody on that network could have said: to be read with suspicion.
 *
 * @param text at most 64 characters
 */
public record GridMessage(String text) {}
