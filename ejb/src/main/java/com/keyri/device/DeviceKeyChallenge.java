package com.keyri.device;

/** What the replacement of a device key has to answer, and the nonce of its proof. */
public record DeviceKeyChallenge(String challenge, String proofNonce) {}
