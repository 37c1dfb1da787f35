package com.keyri.client;

import com.keyri.protocol.QrLink;

/**
 * A claimed sign-in together with the QR that led to it, whose binding was checked.
 *
 * @param link the scanned QR
 * @param signIn what the server told
 */
public record Claim(QrLink link, ClaimedSignIn signIn) {}
